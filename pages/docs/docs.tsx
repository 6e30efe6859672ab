import type { Frame } from '../frame.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Topic } from '../messages/es/docs.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'
import { type Endpoint, Endpoints } from './endpoints.tsx'

export const TOPICS = [
  'patients',
  'doctors',
  'institutions',
  'administrators',
  'api',
  'privacy',
  'status',
] as const satisfies readonly (keyof Messages['docs']['topics'])[]

export type TopicName = (typeof TOPICS)[number]

export const isTopic = (name: string): name is TopicName => TOPICS.some((topic) => topic === name)

export interface DocsIndexProps {
  readonly frame: Frame
}

export const DocsIndex = ({ frame }: DocsIndexProps): JSX.Element => {
  const words = frame.t.docs
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead}>
      <div class="stack">
        <h1 safe>{words.title}</h1>
        <p class="lead" safe>
          {words.lead}
        </p>
        <ul class="blocks">
          {TOPICS.map((topic) => (
            <li>
              <h2>
                <a href={routes.docs.topic(topic)} safe>
                  {words.topics[topic].title}
                </a>
              </h2>
              <p safe>{words.topics[topic].lead}</p>
            </li>
          ))}
        </ul>
      </div>
    </VisitorLayout>
  )
}

export interface DocsTopicProps {
  readonly frame: Frame
  readonly topic: TopicName
  /** Every route of the API; shown on its reference only. */
  readonly endpoints: readonly Endpoint[]
}

export const DocsTopic = ({ frame, topic, endpoints }: DocsTopicProps): JSX.Element => {
  const words = frame.t.docs
  const content = words.topics[topic]
  return (
    <VisitorLayout frame={frame} title={content.title} description={content.lead}>
      <div class="docs">
        <article class="prose">
          <h1 safe>{content.title}</h1>
          <p class="lead" safe>
            {content.lead}
          </p>
          {content.sections.map((section) => (
            <Section section={section} />
          ))}
          {topic === 'api' && endpoints.length > 0 ? <Endpoints frame={frame} endpoints={endpoints} /> : ''}
          {topic === 'status' ? (
            <p>
              <a href={routes.health}>{routes.health}</a>
            </p>
          ) : (
            ''
          )}
        </article>
        <nav class="docs-nav" aria-label={words.navigation}>
          <ul>
            {TOPICS.map((other) => (
              <li>
                <a href={routes.docs.topic(other)} aria-current={other === topic ? 'page' : undefined} safe>
                  {words.topics[other].title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </VisitorLayout>
  )
}

const Section = ({ section }: { section: Topic['sections'][number] }): JSX.Element => (
  <section>
    <h2 safe>{section.heading}</h2>
    {section.paragraphs.map((paragraph) => (
      <p safe>{paragraph}</p>
    ))}
    {section.steps === undefined ? (
      ''
    ) : (
      <ol>
        {section.steps.map((step) => (
          <li safe>{step}</li>
        ))}
      </ol>
    )}
    {section.code === undefined ? (
      ''
    ) : (
      <pre tabindex="0">
        <code safe>{section.code}</code>
      </pre>
    )}
  </section>
)
