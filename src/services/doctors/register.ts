import type { Static } from '@sinclair/typebox'
import type { Session } from '../../identity/session.ts'
import { contentOf } from '../answers.ts'
import type { AskAs } from '../ask-as.ts'
import { refuseWeakPassword } from '../auth/new-password.ts'
import type { DoctorRegistration } from './input.ts'

/** Resolves to the doctor as the doctors service answers it. Rejects with `InvalidInput`, or `Conflict` for a known e-mail or licence. */
export type RegisterDoctor = (
  request: Request,
  institution: Session,
  registration: Static<typeof DoctorRegistration>,
) => Promise<unknown>

/**
 * Creates a doctor of the institution that asks. The original posted the Spanish member names to a path that takes no POST
 * (defect C5): here they become those of the doctors service.
 */
export const createDoctorRegistration =
  ({ askAs }: { readonly askAs: AskAs }): RegisterDoctor =>
  async (request, institution, registration) => {
    const { nombre, apellido, email, licencia_medica, password, confirm_password } = registration
    refuseWeakPassword({
      password,
      pointer: '/password',
      repeated: confirm_password,
      personal: [nombre, apellido, email],
    })
    const answer = await askAs({ request, session: institution }, 'doctors', {
      method: 'POST',
      target: '/api/v1/doctors',
      json: {
        institution_id: institution.referenceId,
        first_name: nombre,
        last_name: apellido,
        medical_license: licencia_medica,
        contact_email: { email_address: email, is_primary: true },
        password,
      },
    })
    return contentOf(answer)
  }
