import type { Static } from '@sinclair/typebox'
import type { Session } from '../../identity/session.ts'
import { createAnswerReader } from '../answers.ts'
import type { AskAs } from '../ask-as.ts'
import { MedicalRecord, Patient } from '../patients/model.ts'
import type { DoctorPatient } from './model.ts'

export type EmergencyRecord = Static<typeof MedicalRecord> & {
  readonly patient_info: Static<typeof DoctorPatient>
}

/**
 * The record of a patient who is not the doctor's own, in the shape of one who is. The doctors service knows own patients
 * only (404 for others), so it is asked of the patients service; its entries carry no catalogue ids.
 */
export const createEmergencyRecord = (askAs: AskAs) => {
  const readPatient = createAnswerReader(Patient)
  const readRecord = createAnswerReader(MedicalRecord)
  return async (
    asker: { readonly request: Request; readonly session: Session },
    patientId: string,
  ): Promise<EmergencyRecord> => {
    const target = `/api/v1/patients/${encodeURIComponent(patientId)}`
    const [patient, record] = await Promise.all([
      askAs(asker, 'patients', { method: 'GET', target }).then(readPatient),
      askAs(asker, 'patients', { method: 'GET', target: `${target}/medical-record` }).then(readRecord),
    ])
    const { id, first_name, last_name, date_of_birth, contact_email } = patient
    return {
      patient_info: {
        ...{ id, first_name, last_name, date_of_birth },
        ...{ contact_email, contact_phone: null, last_login: null },
      },
      ...record,
    }
  }
}
