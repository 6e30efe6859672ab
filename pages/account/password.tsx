import { AccountName } from '../components/account-name.tsx'
import { PasswordField } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'

export interface AccountPasswordProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly state: FormState
}

export const AccountPassword = ({ frame, viewer, state }: AccountPasswordProps): JSX.Element => {
  const words = frame.t.account.password
  const form = routes.account.password
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <section class="panel narrow">
        <Form
          frame={frame}
          action={form}
          state={state}
          labels={{
            current_password: words.current,
            new_password: words.next,
            confirm_password: words.confirm,
          }}
        >
          <AccountName viewer={viewer} />
          <PasswordField
            frame={frame}
            form={form}
            state={state}
            name="current_password"
            label={words.current}
            autocomplete="current-password"
          />
          <PasswordField
            frame={frame}
            form={form}
            state={state}
            name="new_password"
            label={words.next}
            hint={frame.t.visitor.register.passwordHint}
            autocomplete="new-password"
          />
          <PasswordField
            frame={frame}
            form={form}
            state={state}
            name="confirm_password"
            label={words.confirm}
            autocomplete="new-password"
          />
          <Submit label={words.submit} />
        </Form>
      </section>
    </SignedInLayout>
  )
}
