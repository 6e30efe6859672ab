import { demoAccount } from '../api-client.ts'
import type { FormCase } from './form-case.ts'

/** Of administrators. */
export const ADMIN_FORMS: readonly FormCase[] = [
  {
    route: '/admin/settings',
    path: '/admin/settings',
    page: '/admin/settings',
    role: 'admin',
    stores: true,
    fields: { key: 'limits.loginsPerMinute', value: '7', reason: 'Probamos un límite mayor' },
    kept: 'Probamos un límite mayor',
  },
  {
    route: '/admin/settings/undo',
    path: '/admin/settings/undo',
    page: '/admin/settings',
    role: 'admin',
    stores: true,
    fields: { key: 'limits.loginsPerMinute', version: '1' },
    kept: null,
    failsAs: 'page',
  },
  {
    route: '/admin/sessions/end',
    path: '/admin/sessions/end',
    page: '/admin/sessions',
    role: 'admin',
    stores: true,
    fields: { user: demoAccount('patient', 5).userId },
    kept: null,
    failsAs: 'page',
  },
  {
    route: '/admin/emergency/review',
    path: '/admin/emergency/review',
    page: '/admin/emergency',
    role: 'admin',
    stores: true,
    fields: { id: 'm0', review: 'accepted', note: 'Hablé con el servicio de urgencias' },
    kept: 'Hablé con el servicio de urgencias',
  },
  {
    route: '/admin/messages/handle',
    path: '/admin/messages/handle',
    page: '/admin/messages',
    role: 'admin',
    stores: true,
    fields: { id: 'c1' },
    kept: null,
    failsAs: 'page',
  },
]
