import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'
import { type FormSheet, fieldId } from './form-sheet.ts'
import { Icon } from './icon.tsx'

/**
 * A form that posts: the CSRF token, the key that makes sending twice the same as once, and the summary of what is
 * wrong, which takes the focus.
 */
export const Form = <Name extends string>({
  children,
  ...sheet
}: FormSheet<Name> & { readonly children: Children }): JSX.Element => (
  <form class="form" method="post" action={sheet.action} novalidate data-guard={sheet.frame.t.shell.sending}>
    <input type="hidden" name="csrf" value={sheet.frame.csrf} />
    <input type="hidden" name="idempotency-key" value={sheet.state.idempotencyKey} />
    <ErrorSummary {...sheet} />
    {children}
  </form>
)

const ErrorSummary = (sheet: FormSheet<string>): JSX.Element => {
  const { frame, state } = sheet
  const labels: Readonly<Record<string, string | undefined>> = sheet.labels
  const order = Object.keys(labels)
  const faults = Object.entries(state.faults).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  if (faults.length === 0 && state.failure === null) return ''
  return (
    <div class="error-summary tone-act" role="alert" tabindex="-1" autofocus>
      <h2>
        <Icon frame={frame} name="circle-alert" />
        <span safe>{faults.length === 0 ? frame.t.shell.notCompleted : frame.t.shell.errorSummary}</span>
      </h2>
      {state.failure === null ? '' : <p safe>{state.failure}</p>}
      {state.requestId === undefined ? (
        ''
      ) : (
        <p class="small" safe>
          {frame.t.shell.requestNumber(state.requestId)}
        </p>
      )}
      {faults.length === 0 ? (
        ''
      ) : (
        <ul>
          {faults.map(([name, fault]) => (
            <li>
              <a href={`#${fieldId(sheet, name)}`} safe>
                {`${labels[name] ?? name}: ${fault}`}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The one thing to do, and the way back where there is one. `danger` is for what cannot be undone. */
export const Submit = ({
  label,
  kind = 'primary',
  cancel,
}: {
  label: string
  kind?: 'primary' | 'quiet' | 'danger'
  cancel?: { readonly href: string; readonly label: string }
}): JSX.Element => (
  <div class="actions">
    <button class={`button button-${kind}`} type="submit" safe>
      {label}
    </button>
    {cancel === undefined ? (
      ''
    ) : (
      <a class="button button-quiet" href={cancel.href} safe>
        {cancel.label}
      </a>
    )}
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
