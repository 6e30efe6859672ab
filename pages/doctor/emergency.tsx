import { AccountName } from '../components/account-name.tsx'
import { Alert } from '../components/alert.tsx'
import { PasswordField, Select, TextArea } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'

/** HL7 v3 ActReason codes a doctor may choose from. */
export const EMERGENCY_PURPOSES = ['ETREAT', 'BTG'] as const

export interface DoctorEmergencyProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly patientId: string
  readonly state: FormState
}

export const DoctorEmergency = ({ frame, viewer, patientId, state }: DoctorEmergencyProps): JSX.Element => {
  const words = frame.t.doctor.emergency
  const form = {
    frame,
    action: routes.doctor.emergency(patientId),
    state,
    labels: { purpose: words.purpose, reason: words.reason, password: words.password },
  }
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <Alert frame={frame} tone="watch" text={words.warning} />
      <section class="panel narrow">
        <Form {...form}>
          <AccountName viewer={viewer} />
          <Select
            {...form}
            name="purpose"
            options={EMERGENCY_PURPOSES.map((purpose) => ({
              value: purpose,
              label: words.purposes[purpose],
            }))}
          />
          <TextArea {...form} name="reason" hint={words.reasonHint} rows={4} maxlength={500} />
          <PasswordField
            {...form}
            name="password"
            hint={words.passwordHint}
            autocomplete="current-password"
          />
          <Submit label={words.submit} kind="danger" />
        </Form>
      </section>
    </SignedInLayout>
  )
}
