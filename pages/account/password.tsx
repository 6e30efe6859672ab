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
  const form = {
    frame,
    action: routes.account.password,
    state,
    labels: {
      current_password: words.current,
      new_password: words.next,
      confirm_password: words.confirm,
    },
  }
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <section class="panel narrow">
        <Form {...form}>
          <AccountName viewer={viewer} />
          <PasswordField {...form} name="current_password" autocomplete="current-password" />
          <PasswordField
            {...form}
            name="new_password"
            hint={frame.t.visitor.register.passwordHint}
            autocomplete="new-password"
          />
          <PasswordField {...form} name="confirm_password" autocomplete="new-password" />
          <Submit label={words.submit} />
        </Form>
      </section>
    </SignedInLayout>
  )
}
