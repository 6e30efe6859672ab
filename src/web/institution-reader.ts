import type { AffiliatedPatient, InstitutionProfile, StaffDoctor } from '../../pages/institution/model.ts'
import type { CacheUse } from '../http/message.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import { DIRECTORY_CACHE } from '../services/directory-cache.ts'
import { Institution, InstitutionDoctors, InstitutionPatients } from '../services/institutions/model.ts'
import { toAffiliatedPatient, toInstitutionProfile, toStaffDoctor } from './institution-view.ts'
import { type Kept, readKept } from './kept.ts'
import type { Reader } from './patient-reader.ts'

const BASE = '/api/v1/institutions'

/** Asks for an institution's own doctors, patients and profile, as the pages show them. */
export const createInstitutionReader = (askAs: AskAs, now: () => number) => {
  const readDoctors = createAnswerReader(InstitutionDoctors)
  const readPatients = createAnswerReader(InstitutionPatients)
  const readProfile = createAnswerReader(Institution)
  const ask = (who: Reader, path: string, cache?: CacheUse) =>
    askAs(who, 'institutions', { method: 'GET', target: `${BASE}${path}`, ...(cache ? { cache } : {}) })

  return {
    doctors: async (who: Reader): Promise<readonly StaffDoctor[]> =>
      readDoctors(await ask(who, '/doctors')).doctors.map(toStaffDoctor),
    /** The last ones known, where the service is down. */
    knownDoctors: async (who: Reader): Promise<readonly StaffDoctor[] | Kept<readonly StaffDoctor[]>> =>
      readKept(
        await ask(who, '/doctors', DIRECTORY_CACHE),
        (answer) => readDoctors(answer).doctors.map(toStaffDoctor),
        now(),
      ),
    patients: async (who: Reader): Promise<readonly AffiliatedPatient[]> =>
      readPatients(await ask(who, '/patients')).patients.map(toAffiliatedPatient),
    profile: async (who: Reader): Promise<InstitutionProfile> =>
      toInstitutionProfile(readProfile(await ask(who, `/${encodeURIComponent(who.session.referenceId)}`))),
  }
}

export type InstitutionReader = ReturnType<typeof createInstitutionReader>
