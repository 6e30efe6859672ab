import type { OwnPatient } from '../../pages/doctor/model.ts'
import type { MedicalRecord as RecordView } from '../../pages/patient/model.ts'
import { NotFound } from '../errors.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import { DoctorMedicalRecord } from '../services/doctors/model.ts'
import { MedicalRecord, Patient } from '../services/patients/model.ts'
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
  const readPatient = createAnswerReader(Patient)
  const readRecord = createAnswerReader(MedicalRecord)

  const own = async (who: Reader, id: string): Promise<PatientWithRecord> => {
    const target = `/api/v1/doctors/me/patients/${id}/medical-record`
    const body = readOwn(await askAs(who, 'doctors', { method: 'GET', target }))
    return { patient: toOwnPatient(body.patient_info), record: toMedicalRecord(body) }
  }

  const others = async (who: Reader, id: string): Promise<PatientWithRecord> => {
    const target = `/api/v1/patients/${id}`
    const [patient, record] = await Promise.all([
      askAs(who, 'patients', { method: 'GET', target }).then(readPatient),
      askAs(who, 'patients', { method: 'GET', target: `${target}/medical-record` }).then(readRecord),
    ])
    return {
      patient: {
        id: patient.id,
        firstName: patient.first_name,
        lastName: patient.last_name,
        dateOfBirth: patient.date_of_birth,
        email: patient.contact_email,
        phone: null,
      },
      record: toMedicalRecord(record),
    }
  }

  return async (who: Reader, id: string): Promise<PatientWithRecord> => {
    try {
      return await own(who, id)
    } catch (error) {
      if (error instanceof NotFound) return others(who, id)
      throw error
    }
  }
}
