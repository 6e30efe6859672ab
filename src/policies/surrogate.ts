import { withoutFields } from '../http/field-list.ts'
import { SURROGATE_CAPABILITY } from '../http/surrogate-control.ts'
import type { Policy } from './policy.ts'

const CAPABILITY = new Set(['surrogate-capability'])
const CONTROL = new Set(['surrogate-control'])

/**
 * A cache that tells its service that it obeys `Surrogate-Control`, and keeps that field from everybody behind it. Drops what
 * a client says of its own capabilities: a stored answer made for those would reach others.
 */
export const asSurrogate =
  (cache: Policy): Policy =>
  (next) => {
    const send = cache((request) => {
      const fields = withoutFields(request.fields, CAPABILITY)
      fields.push('Surrogate-Capability', SURROGATE_CAPABILITY)
      return next({ ...request, fields })
    })
    return async function surrogate(request) {
      const response = await send(request)
      return { ...response, fields: withoutFields(response.fields, CONTROL) }
    }
  }
