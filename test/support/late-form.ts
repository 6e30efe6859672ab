import { attachExchange } from '../../src/telemetry/exchange.ts'
import { createKeepForm } from '../../src/web/keep-form.ts'
import { createLoginRedirect } from '../../src/web/login-redirect.ts'
import { doctorProfile } from './doctor-profile.ts'
import { exchange, RECORD_IDS } from './route-stage.ts'
import { NOW_MS } from './web-api-stage.ts'
import { stageWebPages } from './web-pages-stage.ts'

const secretKey = 'a secret key for tests, 32 octets long'
const session = {
  cookieName: 'predicthealth_session',
  cookieSecure: false,
  idleSeconds: 900,
  absoluteSeconds: 604_800,
  maxPerUser: 10,
}

const tokenOf = (userId: string): string =>
  `e30.${Buffer.from(JSON.stringify({ user_id: userId })).toString('base64url')}.c2ln`

/** A form as the browser of this user sends it, from a page that it may name. */
export const formOf = (
  action: string,
  fields: Readonly<Record<string, string>>,
  userId: string,
  from = '',
) => {
  const form = new Request(`http://localhost${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `predicthealth_session=${tokenOf(userId)}`,
      referer: from,
      'sec-fetch-mode': 'navigate',
    },
  })
  attachExchange(form, exchange(action))
  return form
}

/** What keeps forms, some time ago. */
export const keepForm = (agoMs = 0) =>
  createKeepForm({ config: { secretKey, session }, now: () => NOW_MS - agoMs })

/** Posts a form with the cookie of an ended session of this user, some time ago. */
export const postAfterExpiry = (
  action: string,
  fields: Readonly<Record<string, string>>,
  userId: string,
  { agoMs = 0, from = '' } = {},
) =>
  createLoginRedirect({ cookie: session, keepForm: keepForm(agoMs) })(
    formOf(action, fields, userId, from),
    exchange(action),
  )

/** The cookie that an answer sets. */
export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? ''

/** The pages that forms are given back on. */
export const pages = stageWebPages({
  [`GET /api/v1/patients/${RECORD_IDS.patient}/profile`]: {
    json: {
      personal_info: {
        first_name: 'Ana',
        last_name: 'Ruiz',
        date_of_birth: '1980-02-03',
        primary_email: null,
      },
      emails: [],
      phones: [],
      addresses: [],
    },
  },
  'GET /api/v1/doctors/me/profile': { json: doctorProfile },
})
