import { Field, PasswordField } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { PersonFields } from '../components/person-fields.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'

export interface RegisterProps {
  readonly frame: Frame
  readonly state: FormState
  /** What the institutions are called; `null` while nobody can say, and a key has to be typed. */
  readonly institutions: readonly string[] | null
}

/** More names would make the page heavy, and some of them would look like all: then none is suggested. */
const MOST_SUGGESTIONS = 400

export const Register = ({ frame, state, institutions }: RegisterProps): JSX.Element => {
  const words = frame.t.visitor.register
  const form = {
    frame,
    action: routes.register,
    state,
    labels: {
      first_name: words.firstName,
      last_name: words.lastName,
      date_of_birth: words.dateOfBirth,
      institution_id: institutions === null ? words.institutionKey : words.institution,
      doctor_id: words.doctor,
      email: words.email,
      password: words.password,
      confirm_password: words.confirm,
    },
  }
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead}>
      <div class="narrow stack">
        <h1 safe>{words.title}</h1>
        <p safe>{words.lead}</p>
        <div class="panel">
          <Form {...form}>
            <h2 safe>{words.personal}</h2>
            <PersonFields {...form} />
            <h2 safe>{words.care}</h2>
            {institutions === null ? (
              <Field {...form} name="institution_id" hint={words.noNamesHint} autocomplete="off" />
            ) : (
              <Field
                {...form}
                name="institution_id"
                hint={words.institutionHint}
                // Firefox suggests nothing where it is "off".
                autocomplete="on"
                {...(institutions.length > MOST_SUGGESTIONS ? {} : { suggestions: institutions })}
              />
            )}
            <Field {...form} name="doctor_id" hint={words.doctorHint} autocomplete="off" maxlength={36} />
            <h2 safe>{words.access}</h2>
            <Field
              {...form}
              name="email"
              type="email"
              inputmode="email"
              autocomplete="username"
              maxlength={254}
            />
            <PasswordField {...form} name="password" hint={words.passwordHint} autocomplete="new-password" />
            <PasswordField {...form} name="confirm_password" autocomplete="new-password" />
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
