import { AddDisclosure, isFilled } from '../components/add-disclosure.tsx'
import { DateField } from '../components/date-field.tsx'
import { Field, Select } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { EMAIL_KINDS, PHONE_KINDS } from './contact-kinds.ts'

export const PersonalForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.personalInfo
  const labels = {
    first_name: words.firstName,
    last_name: words.lastName,
    date_of_birth: words.dateOfBirth,
  }
  return (
    <Form frame={frame} action={form} state={state} labels={labels}>
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
        hint={frame.t.visitor.register.dateHint}
      />
      <Submit label={words.savePersonal} />
    </Form>
  )
}

export const EmailForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.emails
  return (
    <AddDisclosure frame={frame} title={words.addEmail} open={isFilled(state)}>
      <Form
        frame={frame}
        action={form}
        state={state}
        labels={{ email_address: words.email, email_type: words.kind }}
      >
        <Field
          frame={frame}
          form={form}
          state={state}
          name="email_address"
          label={words.email}
          type="email"
          autocomplete="email"
        />
        <Select
          frame={frame}
          form={form}
          state={state}
          name="email_type"
          label={words.kind}
          options={EMAIL_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addEmail} />
      </Form>
    </AddDisclosure>
  )
}

export const PhoneForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.phones
  return (
    <AddDisclosure frame={frame} title={words.addPhone} open={isFilled(state)}>
      <Form
        frame={frame}
        action={form}
        state={state}
        labels={{ phone_number: words.phone, phone_type: words.kind }}
      >
        <Field
          frame={frame}
          form={form}
          state={state}
          name="phone_number"
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          width="medium"
        />
        <Select
          frame={frame}
          form={form}
          state={state}
          name="phone_type"
          label={words.kind}
          options={PHONE_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addPhone} />
      </Form>
    </AddDisclosure>
  )
}
