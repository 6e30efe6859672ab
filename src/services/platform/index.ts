import { Elysia } from 'elysia'
import { auditRoutes } from './audit-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import type { Platform } from './platform.ts'
import { settingRoutes } from './setting-routes.ts'
import { statusRoutes } from './status-routes.ts'

/** `/api/v1/admin`: the gateway itself, for administrators. (`/api/v1/admins` is a microservice.) */
export const platformRoutes = (platform: Platform) =>
  new Elysia({ name: 'services/platform', prefix: '/api/v1/admin' })
    .use(statusRoutes(platform))
    .use(settingRoutes(platform))
    .use(auditRoutes(platform))
    .use(peopleRoutes(platform))
