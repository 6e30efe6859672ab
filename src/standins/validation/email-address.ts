import { fault, type Reader, read } from './reader.ts'

/** Special-use domains refused by the services' validator (RFC 6761, RFC 6762, RFC 7686). */
const SPECIAL_USE = ['arpa', 'invalid', 'local', 'localhost', 'onion', 'test']

const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u
const LONGEST = 254

/** The local part keeps its case, the domain is lower-cased (contract 2). */
export const emailAddress: Reader<string> = (value, loc) => {
  if (typeof value !== 'string') return fault('string_type', loc, 'Input should be a valid string')
  const at = value.lastIndexOf('@')
  const local = value.slice(0, Math.max(at, 0))
  const domain = value.slice(at + 1).toLowerCase()
  const reason = findReason(at, local, domain, value.length)
  if (reason === null) return read(`${local}@${domain}`)
  return fault('value_error', loc, `value is not a valid email address: ${reason}`, { reason })
}

const findReason = (at: number, local: string, domain: string, length: number): string | null => {
  if (at === -1) return 'The email address is not valid. It must have exactly one @-sign.'
  if (length > LONGEST) return 'The email address is too long.'
  if (!LOCAL_PART.test(local)) return 'The email address contains invalid characters before the @-sign.'
  if (SPECIAL_USE.some((name) => domain === name || domain.endsWith(`.${name}`))) {
    return 'The part after the @-sign is a special-use or reserved name that cannot be used with email.'
  }
  return DOMAIN.test(domain) ? null : 'The part after the @-sign is not valid. It should have a period.'
}
