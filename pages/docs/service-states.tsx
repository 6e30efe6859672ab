import { Tag } from '../components/tag.tsx'
import type { Frame } from '../frame.ts'
import { serviceName } from '../service-name.ts'

export interface ServiceState {
  readonly name: string
  readonly condition: 'up' | 'degraded' | 'down'
}

const TONES = { up: 'good', degraded: 'watch', down: 'act' } as const

/** How each part of the platform is doing, the troubled ones first. */
export const ServiceStates = ({
  frame: { t, format },
  services,
}: {
  frame: Frame
  services: readonly ServiceState[]
}): JSX.Element => {
  const words = t.docs
  const troubled = services.filter(({ condition }) => condition !== 'up')
  return (
    <section>
      <h2 safe>{words.services}</h2>
      <p safe>
        {troubled.length === 0
          ? words.allUp
          : words.trouble(format.list(troubled.map(({ name }) => serviceName(t, name))))}
      </p>
      <ul class="lines">
        {[...troubled, ...services.filter(({ condition }) => condition === 'up')].map(
          ({ name, condition }) => (
            <li>
              <strong safe>{serviceName(t, name)}</strong>
              <Tag tone={TONES[condition]} text={words.conditions[condition]} />
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
