import { t } from 'elysia'
import { NotFound } from '../errors.ts'

/** Source of a pattern, to be matched in either case. */
export const UUID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const UUID = new RegExp(`^${UUID_PATTERN}$`, 'i')

/** Whether the text is a UUID in the form of RFC 9562 section 4, in either case, as the services accept it. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** Documents a UUID in a path without validating it: an id of another form does not exist (404), it is not malformed (422). */
export const PathUuid = t.Unsafe<string>(t.Any({ type: 'string', format: 'uuid' }))

export const Uuid = t.String({ format: 'uuid' })

export const IdParams = t.Object({ id: PathUuid })

/** The id that a path names. Throws `NotFound` for what is none: no record has it. */
export const idParam = (params: Readonly<Record<string, string>> | undefined): string => {
  const id = params?.['id'] ?? ''
  if (!isUuid(id)) throw new NotFound()
  return id
}
