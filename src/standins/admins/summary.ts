import type { Database } from '../data/database.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { count, toJson } from '../data/row.ts'
import type { JsonObject } from '../server/python-json.ts'

const MONTHS = 12

/**
 * Counts of the whole platform, no person in it: `{institutions, doctors, patients, admins, accounts}` each
 * `{total, active}` (patients also `verified`), `patients_by_month` (last 12 months with registrations, oldest first,
 * `{month: "YYYY-MM", registered}`) and `generated_at`.
 */
export const readSummary = (database: Database, now: Date): JsonObject => {
  const tally = (table: string): JsonObject => ({
    total: count(database.one(`select count(*) as n from ${table}`)),
    active: count(database.one(`select count(*) as n from ${table} where is_active = 1`)),
  })
  const verified = 'select count(*) as n from patients where is_active = 1 and is_verified = 1'
  const months = database.all(
    `select substr(created_at, 1, 7) as month, count(*) as registered from patients
     group by month order by month desc limit ?`,
    MONTHS,
  )
  return {
    institutions: tally('institutions'),
    doctors: tally('doctors'),
    patients: { ...tally('patients'), verified: count(database.one(verified)) },
    admins: tally('admins'),
    accounts: tally('accounts'),
    patients_by_month: months
      .toReversed()
      .map((row) => toJson(row, { month: 'text', registered: 'integer' })),
    generated_at: toPythonTimestamp(now),
  }
}
