import { Alert } from '../components/alert.tsx'
import { Term } from '../components/details.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { Field, PasswordField } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'

export interface LoginProps {
  readonly frame: Frame
  readonly state: FormState
  /** Local path to come back to, or `null`. */
  readonly returnTo: string | null
  /** Why the person is here, when not by own will. */
  readonly reason: 'expired' | 'form-kept' | 'logged-out' | null
  /** Only where everything is embedded. */
  readonly demoAccounts: readonly { readonly email: string; readonly password: string }[]
}

export const Login = ({ frame, state, returnTo, reason, demoAccounts }: LoginProps): JSX.Element => {
  const words = frame.t.visitor.login
  const form = {
    frame,
    action: routes.login,
    state,
    labels: { email: words.email, password: words.password },
  }
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead} action="none">
      <div class="narrow narrow-short stack">
        <h1 safe>{words.title}</h1>
        <p safe>{words.lead}</p>
        {reason === null ? '' : <Alert frame={frame} tone={TONES[reason]} text={words[REASONS[reason]]} />}
        <div class="panel">
          <Form {...form}>
            {returnTo === null ? '' : <input type="hidden" name="return-to" value={returnTo} />}
            <Field
              {...form}
              name="email"
              type="email"
              inputmode="email"
              autocomplete="username"
              maxlength={254}
            />
            <PasswordField {...form} name="password" autocomplete="current-password" />
            <Submit label={words.submit} />
          </Form>
        </div>
        <p>
          <span safe>{words.noAccount}</span>{' '}
          <a href={routes.register} safe>
            {words.register}
          </a>
        </p>
        {demoAccounts.length === 0 ? '' : <DemoAccounts frame={frame} accounts={demoAccounts} />}
      </div>
    </VisitorLayout>
  )
}

const REASONS = { expired: 'expired', 'form-kept': 'formKept', 'logged-out': 'loggedOut' } as const
const TONES = { expired: 'watch', 'form-kept': 'good', 'logged-out': 'good' } as const

const DemoAccounts = ({
  frame,
  accounts,
}: {
  frame: Frame
  accounts: LoginProps['demoAccounts']
}): JSX.Element => (
  <Disclosure frame={frame} title={frame.t.visitor.login.demoTitle}>
    <p class="small" safe>
      {frame.t.visitor.login.demoText}
    </p>
    <dl class="details">
      {accounts.map((account) => (
        <Term label={account.email}>
          <code safe>{account.password}</code>
        </Term>
      ))}
    </dl>
  </Disclosure>
)
