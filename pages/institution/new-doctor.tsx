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
  const form = {
    frame,
    action: routes.institution.newDoctor,
    state,
    labels: {
      nombre: words.firstName,
      apellido: words.lastName,
      licencia_medica: words.license,
      email: words.email,
      password: words.password,
      confirm_password: words.confirm,
    },
  }
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <section class="panel narrow">
        <Form {...form}>
          <div class="field-row">
            <Field {...form} name="nombre" autocomplete="off" maxlength={100} />
            <Field {...form} name="apellido" autocomplete="off" maxlength={100} />
          </div>
          <Field {...form} name="licencia_medica" autocomplete="off" maxlength={50} width="medium" />
          <Field {...form} name="email" type="email" autocomplete="off" />
          <PasswordField
            {...form}
            name="password"
            hint={frame.t.visitor.register.passwordHint}
            autocomplete="new-password"
          />
          <PasswordField {...form} name="confirm_password" autocomplete="new-password" />
          <Submit
            label={words.submit}
            cancel={{ href: routes.institution.doctors, label: frame.t.shell.cancel }}
          />
        </Form>
      </section>
    </SignedInLayout>
  )
}
