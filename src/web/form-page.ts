import { routes } from '../../pages/routes.ts'

/** Pages whose forms post to addresses below them. */
const PAGES_OF_FORMS: readonly string[] = [
  routes.patient.profile,
  routes.patient.accessLog,
  routes.admin.settings,
  routes.admin.sessions,
  routes.admin.emergency,
  routes.admin.messages,
  routes.account.sessions,
]

/** Forms that belong to every page, or to a part of one. */
const HOME_FORMS: readonly string[] = [routes.contact, routes.language]

/** The page that shows the form posted to `action`: where a person goes on when the form could not be taken. */
export const pageOfForm = (action: string): string => {
  if (HOME_FORMS.includes(action)) return routes.home
  if (action === routes.logout) return routes.login
  return PAGES_OF_FORMS.find((page) => action.startsWith(`${page}/`)) ?? action
}

/** Forms that people type into and send with a session; passwords are no such text. */
const TYPED = [
  /^\/patient\/profile\/[a-z-]+$/,
  /^\/doctor\/profile$/,
  /^\/doctor\/patients\/[\w-]{36}\/emergency$/,
  /^\/institution\/doctors\/new$/,
  /^\/admin\/settings$/,
  /^\/admin\/emergency\/review$/,
  /^\/account\/sessions\/[^/]+\/name$/,
]

/** Whether the form posted to `action` holds something a person has typed, which must not be lost with a session. */
export const isTyped = (action: string): boolean => TYPED.some((address) => address.test(action))
