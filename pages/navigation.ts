import type { IconName } from './components/icon.tsx'
import type { Messages } from './messages/catalogue.ts'
import { type Audience, routes } from './routes.ts'

/** A place in the role's navigation. */
export interface Place {
  readonly name: keyof Messages['shell']['nav']
  readonly href: string
  readonly icon: IconName
  /** Where a phone has it: its bar holds five places, a sixth one goes to the person's menu. */
  readonly onPhone?: 'menu'
}

/** The places of each role, in the order of their use. */
export const PLACES: Readonly<Record<Audience, readonly Place[]>> = {
  patient: [
    { name: 'dashboard', href: routes.patient.dashboard, icon: 'layout-dashboard' },
    { name: 'record', href: routes.patient.record, icon: 'file-text' },
    { name: 'careTeam', href: routes.patient.careTeam, icon: 'stethoscope' },
    { name: 'accessLog', href: routes.patient.accessLog, icon: 'eye' },
    { name: 'profile', href: routes.patient.profile, icon: 'user-round' },
  ],
  doctor: [
    { name: 'dashboard', href: routes.doctor.dashboard, icon: 'layout-dashboard' },
    { name: 'patients', href: routes.doctor.patients, icon: 'users' },
    { name: 'institution', href: routes.doctor.institution, icon: 'building-2' },
    { name: 'profile', href: routes.doctor.profile, icon: 'user-round' },
  ],
  institution: [
    { name: 'dashboard', href: routes.institution.dashboard, icon: 'layout-dashboard' },
    { name: 'doctors', href: routes.institution.doctors, icon: 'stethoscope' },
    { name: 'patients', href: routes.institution.patients, icon: 'users' },
    { name: 'profile', href: routes.institution.profile, icon: 'building-2' },
  ],
  admin: [
    { name: 'status', href: routes.admin.dashboard, icon: 'activity' },
    { name: 'settings', href: routes.admin.settings, icon: 'settings', onPhone: 'menu' },
    { name: 'audit', href: routes.admin.audit, icon: 'scroll-text' },
    { name: 'sessions', href: routes.admin.sessions, icon: 'shield-check' },
    { name: 'emergency', href: routes.admin.emergency, icon: 'siren' },
    { name: 'messages', href: routes.admin.messages, icon: 'inbox' },
  ],
}

/** Whether the page at `here` is the place itself or lies below it. */
export const isCurrent = (place: Place, here: string): boolean => {
  const path = here.split('?')[0] ?? here
  return path === place.href || path.startsWith(`${place.href}/`)
}
