import { Field, PasswordField } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'

export interface InstitutionNewDoctorProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly state: FormState
}

export const InstitutionNewDoctor = ({ frame, viewer, state }: InstitutionNewDoctorProps): JSX.Element => {
  const words = frame.t.institution.newDoctor
  const form = routes.institution.newDoctor
  const { firstName, lastName, license, email, password, confirm } = words
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <section class="panel narrow">
        <Form
          frame={frame}
          action={form}
          state={state}
          labels={{
            nombre: firstName,
            apellido: lastName,
            licencia_medica: license,
            email,
            password,
            confirm_password: confirm,
          }}
        >
          <div class="field-row">
            <Field
              frame={frame}
              form={form}
              state={state}
              name="nombre"
              label={firstName}
              autocomplete="off"
              maxlength={100}
            />
            <Field
              frame={frame}
              form={form}
              state={state}
              name="apellido"
              label={lastName}
              autocomplete="off"
              maxlength={100}
            />
          </div>
          <Field
            frame={frame}
            form={form}
            state={state}
            name="licencia_medica"
            label={license}
            autocomplete="off"
            maxlength={50}
            width="medium"
          />
          <Field
            frame={frame}
            form={form}
            state={state}
            name="email"
            label={email}
            type="email"
            autocomplete="off"
          />
          <PasswordField
            frame={frame}
            form={form}
            state={state}
            name="password"
            label={password}
            hint={frame.t.visitor.register.passwordHint}
            autocomplete="new-password"
          />
          <PasswordField
            frame={frame}
            form={form}
            state={state}
            name="confirm_password"
            label={confirm}
            autocomplete="new-password"
          />
          <Submit label={words.submit} />
        </Form>
        <p>
          <a href={routes.institution.doctors} safe>
            {frame.t.shell.cancel}
          </a>
        </p>
      </section>
    </SignedInLayout>
  )
}
