import type { Bearer } from '../accounts/bearer.ts'
import { primaryEmail } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Row, toJson } from '../data/row.ts'
import { Refusal } from '../server/refusal.ts'

export const SELECT_INSTITUTION = `select i.*, ${primaryEmail('i.id')} as contact_email from institutions i`

export const findInstitution = (database: Database, id: string): Row => {
  const row = database.one(`${SELECT_INSTITUTION} where i.id = ?`, id)
  if (row === null) throw new Refusal(404, 'Institución no encontrada')
  return row
}

/** Key order of contract 5. */
export const toInstitution = (row: Row) =>
  toJson(row, {
    name: 'text',
    institution_type_id: 'integer',
    website: 'text',
    license_number: 'text',
    id: 'text',
    is_active: 'flag',
    is_verified: 'flag',
    contact_email: 'text',
  })

/** `metadata.reference_id`, else the top-level one (contract 1.3). */
export const toInstitutionId = (bearer: Bearer): string | null =>
  bearer.metadataReferenceId ?? bearer.referenceId

/** An institution reaches only itself on `/{id}`; every other role reaches all: the gateway must guard them. */
export const requireOwnInstitution = (bearer: Bearer, id: string): void => {
  if (bearer.userType === 'institution' && toInstitutionId(bearer) !== id) {
    throw new Refusal(403, 'No tienes acceso a esta institución')
  }
}
