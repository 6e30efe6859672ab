import { Elysia } from 'elysia'
import { authApi, type WebAuthDeps } from './auth.ts'
import { type ContactApiDeps, contactApi } from './contact.ts'
import { doctorApi } from './doctor.ts'
import { type InstitutionApiDeps, institutionApi } from './institution.ts'
import { type PatientApiDeps, patientApi } from './patient.ts'

export type WebApiDeps = WebAuthDeps & PatientApiDeps & InstitutionApiDeps & ContactApiDeps

/** `/api/web`: the platform's data in the shape its web clients know. */
export const webApi = (deps: WebApiDeps) =>
  new Elysia({ name: 'web/api' })
    .use(authApi(deps))
    .use(patientApi(deps))
    .use(doctorApi(deps))
    .use(institutionApi(deps))
    .use(contactApi(deps))
