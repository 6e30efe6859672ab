import type { Database } from '../data/database.ts'
import { count } from '../data/row.ts'
import { seedCatalogues } from './seed-catalogues.ts'
import { seedPatients } from './seed-patients.ts'
import { seedStaff } from './seed-staff.ts'

/**
 * Fills an empty database with the demonstration clinic: 4 institutions, 14 doctors, 66 patients, 3 administrators and
 * an account for each. Ids and choices are always the same; times count back from `now`. A filled database is left alone.
 */
export const seedDatabase = (database: Database, now: Date): void => {
  database.transaction(() => {
    if (count(database.one('select count(*) as n from accounts')) > 0) return
    seedCatalogues(database)
    seedStaff(database, now)
    seedPatients(database, now)
  })
}
