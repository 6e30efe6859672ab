import { AddDisclosure, isTouched } from '../components/add-disclosure.tsx'
import { DateField } from '../components/date-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Field, Select } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Email, Phone } from '../components/reach.tsx'
import { Tag } from '../components/tag.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import { AddressForm, AddressList } from './addresses.tsx'
import { EMAIL_KINDS, kindWord, PHONE_KINDS } from './contact-kinds.ts'
import type { Contact, PatientProfile } from './model.ts'
import { Verified } from './verified.tsx'

export interface PatientProfileProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly profile: Panel<PatientProfile>
  readonly forms: {
    readonly personal: FormState
    readonly email: FormState
    readonly phone: FormState
    readonly address: FormState
  }
}

export const PatientProfilePage = ({ frame, viewer, profile, forms }: PatientProfileProps): JSX.Element => {
  const words = frame.t.patient.profile
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      answer={words.answer}
      scripts={['refresh']}
    >
      <div class="panels panels-one">
        <PanelBox
          frame={frame}
          id="personal"
          title={words.personal}
          panel={profile}
          render={() => <PersonalForm frame={frame} state={forms.personal} />}
        />
        <PanelBox
          frame={frame}
          id="emails"
          title={words.emails}
          panel={profile}
          render={(value) => (
            <>
              <Contacts frame={frame} contacts={value.emails} empty={words.noEmails} kind="email" />
              <EmailForm frame={frame} state={forms.email} />
            </>
          )}
        />
        <PanelBox
          frame={frame}
          id="phones"
          title={words.phones}
          panel={profile}
          render={(value) => (
            <>
              <Contacts frame={frame} contacts={value.phones} empty={words.noPhones} kind="phone" />
              <PhoneForm frame={frame} state={forms.phone} />
            </>
          )}
        />
        <PanelBox
          frame={frame}
          id="addresses"
          title={words.addresses}
          panel={profile}
          render={(value) => (
            <>
              <AddressList frame={frame} addresses={value.addresses} />
              <AddressForm frame={frame} state={forms.address} />
            </>
          )}
        />
        <section class="panel" aria-labelledby="security-title">
          <h2 id="security-title" safe>
            {words.security}
          </h2>
          <p>
            <a class="button button-quiet" href={routes.account.password} safe>
              {words.changePassword}
            </a>
          </p>
        </section>
      </div>
    </SignedInLayout>
  )
}

const PersonalForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
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

const EmailForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.emails
  return (
    <AddDisclosure frame={frame} title={words.addEmail} open={isTouched(state)}>
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

const PhoneForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.phones
  return (
    <AddDisclosure frame={frame} title={words.addPhone} open={isTouched(state)}>
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

const Contacts = ({
  frame,
  contacts,
  empty,
  kind,
}: {
  frame: Frame
  contacts: readonly Contact[]
  empty: string
  kind: 'email' | 'phone'
}): JSX.Element => {
  if (contacts.length === 0) return <Empty text={empty} />
  return (
    <ul class="lines">
      {contacts.map((contact) => (
        <li>
          <span>
            {kind === 'email' ? (
              <Email frame={frame} email={contact.value} />
            ) : (
              <Phone frame={frame} phone={contact.value} />
            )}
          </span>
          <span safe>{kindWord(frame, contact.kind)}</span>
          <span class="tags">
            {contact.isPrimary ? <Tag tone="good" text={frame.t.patient.profile.primary} /> : ''}
            <Verified frame={frame} isVerified={contact.isVerified} />
          </span>
        </li>
      ))}
    </ul>
  )
}
