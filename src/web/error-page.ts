import { type ErrorKind, ErrorPage } from '../../pages/errors/error-page.tsx'
import { createFormat } from '../../pages/format.ts'
import { catalogue } from '../../pages/messages/catalogue.ts'
import { routes } from '../../pages/routes.ts'
import type { GatewayError } from '../errors.ts'
import { isRole } from '../identity/role.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { Assets } from './assets.ts'
import { pageOfForm } from './form-page.ts'
import { localeOf } from './locale.ts'

export interface ErrorPageDeps {
  readonly assets: Pick<Assets, 'url'>
  /** Epoch ms. */
  readonly now: () => number
}

const KINDS: Readonly<Record<number, ErrorKind>> = {
  401: 401,
  403: 403,
  404: 404,
  429: 429,
  502: 503,
  503: 503,
  504: 503,
}

/** A form's address may take no GET: its page is loaded again instead. Such pages stand at fixed addresses. */
const retryAt = (path: string): string => {
  const page = pageOfForm(path)
  return page === path ? '' : page
}

/** Page of a doctor's patient, whose denial may lead on to an emergency. */
const PATIENT_PAGE = new RegExp(`^${routes.doctor.patients}/([\\w-]{36})$`)

/** The whole document of a failure; needs no session, so that it can be shown when nothing else works. */
export const createErrorPage =
  ({ assets, now }: ErrorPageDeps) =>
  async (failure: GatewayError, exchange: Exchange, request: Request): Promise<string> => {
    const locale = localeOf(request.headers)
    const frame = {
      locale,
      t: catalogue[locale],
      format: createFormat(locale, new Date(now())),
      origin: `${exchange.scheme}://${exchange.host}`,
      asset: (path: string) => assets.url(path),
      // Error pages are kept, sent on and screenshot: they repeat nothing of the address they stand at.
      here: routes.home,
      requestId: exchange.requestId,
      viewer: isRole(exchange.role) ? { audience: exchange.role, email: '' } : null,
      csrf: '',
      flash: null,
      notice: null,
      idleSeconds: null,
      mark: null,
    }
    const kind = KINDS[failure.status] ?? (failure.status < 500 && failure.status !== 400 ? 404 : 500)
    const page = await ErrorPage({
      frame,
      kind,
      retryAfterSeconds: failure.retryAfterSeconds === null ? null : Math.ceil(failure.retryAfterSeconds),
      retryAt: retryAt(exchange.path),
      emergencyPatientId: exchange.role === 'doctor' ? (PATIENT_PAGE.exec(exchange.path)?.[1] ?? null) : null,
    })
    return `<!doctype html>${page}`
  }
