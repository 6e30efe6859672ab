import { BadRequest, Forbidden } from '../../errors.ts'
import type { Session } from '../../identity/session.ts'
import { readJson } from '../json-content.ts'

/**
 * The request with which an institution creates a doctor: `institution_id` is its own, whether given or not. Another one is
 * `Forbidden`. The content is written anew from what was checked, so that no second reading of it (duplicate members) can
 * name another institution.
 */
export const forOwnInstitution = async (request: Request, session: Session): Promise<Request> => {
  const doctor = await readJson(request)
  if (typeof doctor !== 'object' || doctor === null || Array.isArray(doctor)) throw new BadRequest()
  const named = 'institution_id' in doctor ? doctor.institution_id : session.referenceId
  if (typeof named !== 'string' || named.toLowerCase() !== session.referenceId.toLowerCase())
    throw new Forbidden('Solo puedes crear médicos de tu propia institución.')

  const content = new TextEncoder().encode(JSON.stringify({ ...doctor, institution_id: session.referenceId }))
  const headers = new Headers(request.headers)
  headers.delete('transfer-encoding')
  headers.set('content-length', String(content.byteLength))
  return new Request(request.url, { method: request.method, headers, body: content, signal: request.signal })
}
