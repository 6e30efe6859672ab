import type { Static, TSchema } from '@sinclair/typebox'
import type { Session } from '../identity/session.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import { CareTeam, MedicalRecord, PatientDashboard, PatientProfile } from '../services/patients/model.ts'
import { toCareTeam, toMedicalRecord, toPatientProfile, toPatientSummary } from './patient-view.ts'

/** Who reads: the request that stands behind it and its session. */
export interface Reader {
  readonly request: Request
  readonly session: Session
}

/** The record of the session, never its account (defect B1). */
export const ownRecord = (session: Session): string =>
  `/api/v1/patients/${encodeURIComponent(session.referenceId)}`

/** Asks for the parts of a patient's own record, as the pages show them. */
export const createPatientReader = (askAs: AskAs) => {
  const part = <Model extends TSchema, View>(
    model: Model,
    name: string,
    toView: (body: Static<Model>) => View,
  ) => {
    const read = createAnswerReader(model)
    return async (reader: Reader): Promise<View> => {
      const target = `${ownRecord(reader.session)}/${name}`
      return toView(read(await askAs(reader, 'patients', { method: 'GET', target })))
    }
  }
  return {
    summary: part(PatientDashboard, 'dashboard', toPatientSummary),
    record: part(MedicalRecord, 'medical-record', toMedicalRecord),
    careTeam: part(CareTeam, 'care-team', toCareTeam),
    profile: part(PatientProfile, 'profile', toPatientProfile),
  }
}

export type PatientReader = ReturnType<typeof createPatientReader>
