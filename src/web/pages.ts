import { Elysia } from 'elysia'
import type { LoginProps } from '../../pages/public/login.tsx'
import type { Config } from '../config.ts'
import type { Sessions } from '../identity/session.ts'
import { surelyIdleSeconds } from '../identity/session-times.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { ServiceState } from '../proxy/service.ts'
import type { ContactMessages } from '../records/contact-messages.ts'
import type { EmergencyAccesses } from '../records/emergency-access.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { ChangePassword } from '../services/auth/change-password.ts'
import type { OpenByLogin } from '../services/auth/login.ts'
import type { RegisterDoctor } from '../services/doctors/register.ts'
import type { InstitutionDirectory } from '../services/institutions/directory.ts'
import type { RegisterPatient } from '../services/patients/register.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { AccessLogPort } from './access-log-port.ts'
import { accountPages } from './account-pages.ts'
import { adminFormPages } from './admin-form-pages.ts'
import { adminPages } from './admin-pages.ts'
import type { AdminPorts } from './admin-ports.ts'
import type { Assets } from './assets.ts'
import { compressedPage } from './compressed-page.ts'
import { docsPages } from './docs-pages.ts'
import { doctorFormPages } from './doctor-form-pages.ts'
import { doctorPages } from './doctor-pages.ts'
import { createFlashCookie } from './flash-cookie.ts'
import { formerAddresses } from './former-addresses.ts'
import { institutionFormPages } from './institution-form-pages.ts'
import { institutionPages } from './institution-pages.ts'
import { createInstitutionReader } from './institution-reader.ts'
import { createKeptForms } from './kept-form.ts'
import { loginPages } from './login-pages.ts'
import { createPageDesk, type PageDeskDeps } from './page-desk.ts'
import { patientPages } from './patient-pages.ts'
import { patientProfilePages } from './patient-profile-pages.ts'
import { createPatientReader } from './patient-reader.ts'
import { registrationPages } from './registration-pages.ts'
import { staticFiles } from './static.ts'
import { visitorPages } from './visitor-pages.ts'

export interface WebPagesDeps
  extends Omit<PageDeskDeps, 'flashCookie' | 'keptForms' | 'idleSeconds' | 'assets'> {
  readonly assets: Assets
  readonly config: Pick<Config, 'secretKey' | 'session'>
  readonly askAs: AskAs
  readonly sessions: Sessions
  readonly login: OpenByLogin
  readonly changePassword: ChangePassword
  readonly registerPatient: RegisterPatient
  readonly institutionDirectory: InstitutionDirectory
  readonly registerDoctor: RegisterDoctor
  readonly contactMessages: Pick<ContactMessages, 'add'>
  readonly declareEmergency: EmergencyAccesses['declare']
  readonly accessLog: AccessLogPort
  readonly admin: AdminPorts
  readonly demoAccounts: LoginProps['demoAccounts']
  readonly version: string
  readonly routes: () => readonly RegisteredRoute[]
  readonly services: () => readonly ServiceState[]
}

/** Every page and its files. */
export const webPages = (deps: WebPagesDeps) => {
  const { assets, config, askAs, sessions, now } = deps
  const desk = createPageDesk({
    ...deps,
    flashCookie: createFlashCookie(config.secretKey, config.session.cookieSecure),
    keptForms: createKeptForms(config.secretKey, config.session.cookieSecure, now),
    idleSeconds: surelyIdleSeconds(config.session),
  })
  const patient = createPatientReader(askAs)
  const institution = createInstitutionReader(askAs, now)
  return (
    new Elysia({ name: 'web/pages' })
      .use(staticFiles({ assets }))
      .use(formerAddresses())
      // Covers the pages below it. One in pieces goes as it is: compressing it would hold it back.
      .onAfterHandle(({ request, responseValue }) =>
        responseValue instanceof Response && exchangeOf(request).contentEnd === undefined
          ? compressedPage(request, responseValue)
          : undefined,
      )
      .use(visitorPages({ ...deps, desk, cookieSecure: config.session.cookieSecure }))
      .use(registrationPages({ ...deps, desk }))
      .use(loginPages({ ...deps, desk, cookie: config.session }))
      .use(docsPages({ ...deps, desk }))
      .use(patientPages({ ...deps, desk, reader: patient }))
      .use(patientProfilePages({ desk, reader: patient, askAs, now }))
      .use(doctorPages({ desk, askAs, now }))
      .use(doctorFormPages({ ...deps, desk }))
      .use(institutionPages({ desk, reader: institution, now }))
      .use(institutionFormPages({ ...deps, desk, reader: institution }))
      .use(accountPages({ ...deps, desk }))
      .use(adminPages({ desk, ports: deps.admin, sessions }))
      .use(adminFormPages({ desk, ports: deps.admin, sessions }))
  )
}
