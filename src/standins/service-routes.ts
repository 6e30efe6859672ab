import type { ServiceName } from '../config.ts'
import { createAdminsRoutes } from './admins/routes.ts'
import { createAuthRoutes } from './auth/routes.ts'
import { createDoctorsRoutes } from './doctors/routes.ts'
import { createInstitutionsRoutes } from './institutions/routes.ts'
import { createPatientsRoutes } from './patients/routes.ts'
import type { Route } from './server/router.ts'
import type { ServiceDeps } from './service-deps.ts'

/** The routes of each service by its name. */
export const SERVICE_ROUTES: Readonly<Record<ServiceName, (deps: ServiceDeps) => readonly Route[]>> = {
  auth: createAuthRoutes,
  doctors: createDoctorsRoutes,
  patients: createPatientsRoutes,
  institutions: createInstitutionsRoutes,
  admins: createAdminsRoutes,
}
