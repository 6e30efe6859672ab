import { DateField } from '../components/date-field.tsx'
import { Field, PasswordField } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'

export interface RegisterProps {
  readonly frame: Frame
  readonly state: FormState
}

export const Register = ({ frame, state }: RegisterProps): JSX.Element => {
  const words = frame.t.visitor.register
  const form = routes.register
  const labels = {
    first_name: words.firstName,
    last_name: words.lastName,
    date_of_birth: words.dateOfBirth,
    institution_id: words.institution,
    doctor_id: words.doctor,
    email: words.email,
    password: words.password,
    confirm_password: words.confirm,
  }
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead}>
      <div class="narrow stack">
        <h1 safe>{words.title}</h1>
        <p safe>{words.lead}</p>
        <div class="panel">
          <Form frame={frame} action={form} state={state} labels={labels}>
            <h2 safe>{words.personal}</h2>
            <div class="field-row">
              <Field
                frame={frame}
                form={form}
                state={state}
                name="first_name"
                label={words.firstName}
                autocomplete="given-name"
                maxlength={100}
              />
              <Field
                frame={frame}
                form={form}
                state={state}
                name="last_name"
                label={words.lastName}
                autocomplete="family-name"
                maxlength={100}
              />
            </div>
            <DateField
              frame={frame}
              form={form}
              state={state}
              name="date_of_birth"
              label={words.dateOfBirth}
              hint={words.dateHint}
            />
            <h2 safe>{words.care}</h2>
            <Field
              frame={frame}
              form={form}
              state={state}
              name="institution_id"
              label={words.institution}
              hint={words.keyHint}
              autocomplete="off"
              maxlength={36}
            />
            <Field
              frame={frame}
              form={form}
              state={state}
              name="doctor_id"
              label={words.doctor}
              hint={words.keyHint}
              autocomplete="off"
              maxlength={36}
            />
            <h2 safe>{words.access}</h2>
            <Field
              frame={frame}
              form={form}
              state={state}
              name="email"
              label={words.email}
              type="email"
              inputmode="email"
              autocomplete="username"
              maxlength={254}
            />
            <PasswordField
              frame={frame}
              form={form}
              state={state}
              name="password"
              label={words.password}
              hint={words.passwordHint}
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
        </div>
        <p>
          <span safe>{words.haveAccount}</span>{' '}
          <a href={routes.login} safe>
            {frame.t.shell.nav.logIn}
          </a>
        </p>
      </div>
    </VisitorLayout>
  )
}
