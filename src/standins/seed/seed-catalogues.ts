import type { Database } from '../data/database.ts'
import {
  BLOOD_TYPES,
  COUNTRIES,
  GENDERS,
  INSTITUTION_TYPES,
  REGIONS,
  SEXES,
  SPECIALTIES,
} from './catalogues.ts'
import { ALLERGIES, CONDITIONS } from './clinical.ts'
import { toSeedUuid } from './draw.ts'

export const MEDICATION_NAMES: readonly string[] = CONDITIONS.flatMap(({ treatments }) =>
  treatments.map(({ name }) => name),
)

export const toSpecialtyId = (name: string): string => toSeedUuid('specialty', SPECIALTIES.indexOf(name))

export const seedCatalogues = (database: Database): void => {
  const fill = (table: string, names: readonly string[]) => {
    for (const [position, name] of names.entries()) {
      database.run(`insert into ${table} (id, name) values (?, ?)`, position + 1, name)
    }
  }
  fill('institution_types', INSTITUTION_TYPES)
  fill('sexes', SEXES)
  fill('genders', GENDERS)
  fill('blood_types', BLOOD_TYPES)
  fill('countries', COUNTRIES)
  fill('regions', REGIONS)
  fill('medications', MEDICATION_NAMES)
  fill(
    'conditions',
    CONDITIONS.map(({ name }) => name),
  )
  fill(
    'allergies',
    ALLERGIES.map(({ name }) => name),
  )
  for (const name of SPECIALTIES) {
    database.run('insert into specialties (id, name) values (?, ?)', toSpecialtyId(name), name)
  }
}
