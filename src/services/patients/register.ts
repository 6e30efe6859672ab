import type { Static } from '@sinclair/typebox'
import { InvalidInput } from '../../errors.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { createAnswerReader } from '../answers.ts'
import type { AskAs } from '../ask-as.ts'
import { refuseWeakPassword } from '../auth/new-password.ts'
import { birthDateFault } from '../date.ts'
import { namePatients } from '../named-patients.ts'
import type { Registration } from './input.ts'
import { RegisteredPatient } from './model.ts'

export interface RegisterPatientDeps {
  readonly askAs: AskAs
  /** Epoch ms. */
  readonly now: () => number
}

/** Creates the patient record and its account. Rejects with `InvalidInput`, or `Conflict` for a known e-mail. */
export type RegisterPatient = (
  request: Request,
  registration: Static<typeof Registration>,
) => Promise<Static<typeof RegisteredPatient>>

/** Self-registration: the one creation of a patient open to strangers (issue: rate limited by its route). */
export const createPatientRegistration = ({ askAs, now }: RegisterPatientDeps): RegisterPatient => {
  const read = createAnswerReader(RegisteredPatient)

  return async (request, registration) => {
    const { first_name, last_name, date_of_birth, email, password, institution_id, doctor_id } = registration
    refuseWeakPassword({
      password,
      pointer: '/password',
      repeated: registration.confirm_password,
      personal: [first_name, last_name, email],
    })
    refuseBirthDate(date_of_birth, now())
    const patient = read(
      await askAs({ request, session: null }, 'patients', {
        method: 'POST',
        target: '/api/v1/patients',
        json: {
          doctor_id,
          institution_id,
          first_name,
          last_name,
          date_of_birth,
          contact_email: { email_address: email },
          health_profile: {},
          password,
        },
      }),
    )
    namePatients(exchangeOf(request), patient)
    return { id: patient.id, first_name: patient.first_name, last_name: patient.last_name }
  }
}

/** Throws `InvalidInput` when nobody can have been born that day. */
export const refuseBirthDate = (date: string, nowMs: number): void => {
  const detail = birthDateFault(date, nowMs)
  if (detail !== null) throw new InvalidInput(detail, { faults: [{ pointer: '/date_of_birth', detail }] })
}
