import type { ServiceName } from '../config.ts'
import { discardContent } from '../http/discard-content.ts'
import type { OutboundRequest } from '../http/message.ts'
import type { Sessions } from '../identity/session.ts'
import type { Service } from '../proxy/service.ts'
import { UUID_PATTERN } from './uuid.ts'

/** One record of a service, and nothing below it. */
const RECORD = new RegExp(`^/api/v1/[a-z]+/(${UUID_PATTERN})/?(?:\\?|$)`, 'i')
/** "It is gone already" too: the call before this one may have been cut off after the service had done its part. */
const GONE = [404, 410]

/**
 * A service seen through the rule that no session outlives its account: whoever's record is deactivated, by whatever route,
 * is logged out everywhere before the answer goes out (ASVS 5.0 V7.4.2). Where the session store does not answer, the
 * request fails with 503 and may be repeated.
 */
export const endingSessions = (service: Service, sessions: Pick<Sessions, 'closeByReference'>): Service => ({
  // Not spread: the limit of a service that is reloaded changes.
  get name() {
    return service.name
  },
  get timeoutMs() {
    return service.timeoutMs
  },
  state: service.state,
  ping: service.ping,
  close: service.close,
  send: async (request) => {
    const response = await service.send(request)
    const id = deactivated(request)
    if (id === null || !(response.status < 300 || GONE.includes(response.status))) return response
    try {
      await sessions.closeByReference(id)
    } catch (error) {
      discardContent(response.content)
      throw error
    }
    return response
  },
})

/** The services that keep records of people who log in; the auth service keeps none. */
export const allEndingSessions = (
  services: Readonly<Record<ServiceName, Service>>,
  sessions: Pick<Sessions, 'closeByReference'>,
): Readonly<Record<ServiceName, Service>> => ({
  auth: services.auth,
  doctors: endingSessions(services.doctors, sessions),
  patients: endingSessions(services.patients, sessions),
  institutions: endingSessions(services.institutions, sessions),
  admins: endingSessions(services.admins, sessions),
})

/** The record a request deactivates: by deleting it, or by a change that says so. */
const deactivated = ({ method, target, content }: OutboundRequest): string | null => {
  if (method !== 'DELETE' && method !== 'PUT' && method !== 'PATCH') return null
  const id = RECORD.exec(target)?.[1]?.toLowerCase() ?? null
  return method === 'DELETE' || saysInactive(content) ? id : null
}

const saysInactive = (content: OutboundRequest['content']): boolean => {
  if (!(content instanceof Uint8Array)) return false
  try {
    const change: unknown = JSON.parse(new TextDecoder().decode(content))
    return (
      typeof change === 'object' && change !== null && 'is_active' in change && change.is_active === false
    )
  } catch {
    return false
  }
}
