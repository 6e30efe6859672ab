import type { Children } from '@kitajs/html'
import type { FormState, Frame } from '../frame.ts'
import { Icon } from './icon.tsx'

/**
 * A form that posts: the CSRF token, the key that makes sending twice the same as once, and the summary of what is
 * wrong, which takes the focus.
 */
export const Form = ({
  frame,
  action,
  state,
  labels = {},
  idPrefix = action,
  children,
}: {
  frame: Frame
  action: string
  state: FormState
  /** Label of each field by its name, for the summary. */
  labels?: Readonly<Record<string, string>>
  /** What the ids of its fields begin with, where several forms post to one address. */
  idPrefix?: string
  children: Children
}): JSX.Element => (
  <form class="form" method="post" action={action} novalidate data-guard={frame.t.shell.sending}>
    <input type="hidden" name="csrf" value={frame.csrf} />
    <input type="hidden" name="idempotency-key" value={state.idempotencyKey} />
    <ErrorSummary frame={frame} state={state} action={idPrefix} labels={labels} />
    {children}
  </form>
)

/** Id of a field: unique on pages with several forms, because it begins with the form's address. */
export const fieldId = (action: string, name: string): string =>
  `${action.split(/[/.]/).filter(Boolean).join('-') || 'form'}-${name}`

const ErrorSummary = ({
  frame,
  state,
  action,
  labels,
}: {
  frame: Frame
  state: FormState
  action: string
  labels: Readonly<Record<string, string>>
}): JSX.Element => {
  const faults = Object.entries(state.faults)
  if (faults.length === 0 && state.failure === null) return ''
  return (
    <div class="error-summary tone-act" role="alert" tabindex="-1" autofocus>
      <h2>
        <Icon frame={frame} name="circle-alert" />
        <span safe>{frame.t.shell.errorSummary}</span>
      </h2>
      {state.failure === null ? '' : <p safe>{state.failure}</p>}
      {faults.length === 0 ? (
        ''
      ) : (
        <ul>
          {faults.map(([name, fault]) => (
            <li>
              <a href={`#${fieldId(action, name)}`} safe>
                {`${labels[name] ?? name}: ${fault}`}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The one thing to do. `danger` is for what cannot be undone. */
export const Submit = ({
  label,
  kind = 'primary',
}: {
  label: string
  kind?: 'primary' | 'quiet' | 'danger'
}): JSX.Element => (
  <div class="actions">
    <button class={`button button-${kind}`} type="submit" safe>
      {label}
    </button>
  </div>
)

/** A single button that posts. */
export const PostButton = ({
  frame,
  action,
  label,
  idempotencyKey,
  fields = {},
  kind = 'quiet',
}: {
  frame: Frame
  action: string
  label: string
  idempotencyKey: string
  fields?: Readonly<Record<string, string>>
  kind?: 'primary' | 'quiet' | 'danger' | 'link'
}): JSX.Element => (
  <form class="inline-form" method="post" action={action} data-guard={frame.t.shell.sending}>
    <input type="hidden" name="csrf" value={frame.csrf} />
    <input type="hidden" name="idempotency-key" value={idempotencyKey} />
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class={`button button-${kind}`} type="submit" safe>
      {label}
    </button>
  </form>
)
