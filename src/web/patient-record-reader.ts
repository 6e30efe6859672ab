import type { OwnPatient } from '../../pages/doctor/model.ts'
import type { MedicalRecord as RecordView } from '../../pages/patient/model.ts'
import { NotFound } from '../errors.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import { createEmergencyRecord } from '../services/doctors/emergency-record.ts'
import { DoctorMedicalRecord } from '../services/doctors/model.ts'
import { toOwnPatient } from './doctor-view.ts'
import type { Reader } from './patient-reader.ts'
import { toMedicalRecord } from './patient-view.ts'

export interface PatientWithRecord {
  readonly patient: OwnPatient
  readonly record: RecordView
}

/**
 * Reads a patient's record for a doctor whom the guard let through. The doctors service knows only the doctor's own
 * patients; in an emergency the patient is somebody else's, and the patients service is asked.
 */
export const createPatientRecordReader = (askAs: AskAs) => {
  const readOwn = createAnswerReader(DoctorMedicalRecord)
  const readOthers = createEmergencyRecord(askAs)

  const own = async (who: Reader, id: string) => {
    const target = `/api/v1/doctors/me/patients/${id}/medical-record`
    return readOwn(await askAs(who, 'doctors', { method: 'GET', target }))
  }

  return async (who: Reader, id: string): Promise<PatientWithRecord> => {
    const body = await own(who, id).catch((error: unknown) => {
      if (error instanceof NotFound) return readOthers(who, id)
      throw error
    })
    return { patient: toOwnPatient(body.patient_info), record: toMedicalRecord(body) }
  }
}
