import type { AffiliatedPatient, InstitutionProfile, StaffDoctor } from '../../pages/institution/model.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import { Institution, InstitutionDoctors, InstitutionPatients } from '../services/institutions/model.ts'
import { toAffiliatedPatient, toInstitutionProfile, toStaffDoctor } from './institution-view.ts'
import type { Reader } from './patient-reader.ts'

const BASE = '/api/v1/institutions'

/** Asks for an institution's own doctors, patients and profile, as the pages show them. */
export const createInstitutionReader = (askAs: AskAs) => {
  const readDoctors = createAnswerReader(InstitutionDoctors)
  const readPatients = createAnswerReader(InstitutionPatients)
  const readProfile = createAnswerReader(Institution)
  const ask = (who: Reader, path: string) =>
    askAs(who, 'institutions', { method: 'GET', target: `${BASE}${path}` })

  return {
    doctors: async (who: Reader): Promise<readonly StaffDoctor[]> =>
      readDoctors(await ask(who, '/doctors')).doctors.map(toStaffDoctor),
    patients: async (who: Reader): Promise<readonly AffiliatedPatient[]> =>
      readPatients(await ask(who, '/patients')).patients.map(toAffiliatedPatient),
    profile: async (who: Reader): Promise<InstitutionProfile> =>
      toInstitutionProfile(readProfile(await ask(who, `/${encodeURIComponent(who.session.referenceId)}`))),
  }
}

export type InstitutionReader = ReturnType<typeof createInstitutionReader>
