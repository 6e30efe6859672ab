import { AddDisclosure, isFilled } from '../components/disclosure.tsx'
import { Field, Select } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { PersonFields } from '../components/person-fields.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { EMAIL_KINDS, PHONE_KINDS } from './contact-kinds.ts'

export const PersonalForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = {
    frame,
    action: routes.patient.personalInfo,
    state,
    labels: {
      first_name: words.firstName,
      last_name: words.lastName,
      date_of_birth: words.dateOfBirth,
    },
  }
  return (
    <Form {...form}>
      <PersonFields {...form} />
      <Submit label={words.savePersonal} />
    </Form>
  )
}

export const EmailForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = {
    frame,
    action: routes.patient.emails,
    state,
    labels: { email_address: words.email, email_type: words.kind },
  }
  return (
    <AddDisclosure frame={frame} title={words.addEmail} open={isFilled(state)}>
      <Form {...form}>
        <Field {...form} name="email_address" type="email" autocomplete="email" />
        <Select
          {...form}
          name="email_type"
          options={EMAIL_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addEmail} />
      </Form>
    </AddDisclosure>
  )
}

export const PhoneForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = {
    frame,
    action: routes.patient.phones,
    state,
    labels: { phone_number: words.phone, phone_type: words.kind },
  }
  return (
    <AddDisclosure frame={frame} title={words.addPhone} open={isFilled(state)}>
      <Form {...form}>
        <Field
          {...form}
          name="phone_number"
          hint={words.phoneHint}
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          width="medium"
        />
        <Select
          {...form}
          name="phone_type"
          options={PHONE_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addPhone} />
      </Form>
    </AddDisclosure>
  )
}
