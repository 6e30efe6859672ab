import { afterAll, describe, expect, it } from 'bun:test'
import bcrypt from 'bcryptjs'
import { openDatabase } from '../../../src/standins/data/database.ts'
import { toIsoDate } from '../../../src/standins/data/moment.ts'
import { count, text } from '../../../src/standins/data/row.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORDS, INACTIVE_ACCOUNT } from '../../../src/standins/seed/demo-accounts.ts'
import { seedDatabase } from '../../../src/standins/seed/seed.ts'

const NOW = new Date('2026-03-15T12:00:00Z')

const seeded = (now = NOW) => {
  const database = openDatabase(':memory:')
  seedDatabase(database, now)
  return database
}

const database = seeded()
afterAll(() => database.close())

const total = (sql: string): number => count(database.one(`select count(*) as n from ${sql}`))

describe('seed', () => {
  it('is a clinic', () => {
    expect(total('institutions')).toBe(4)
    expect(total('doctors')).toBe(14)
    expect(total('patients')).toBe(66)
    expect(total('health_profiles')).toBe(66)
    for (const table of [
      'patient_conditions',
      'patient_medications',
      'patient_allergies',
      'family_history',
    ]) {
      expect(total(table)).toBeGreaterThan(15)
    }
  })

  it('is the same every time', () => {
    const other = seeded()
    for (const table of ['accounts', 'patients', 'patient_medications', 'phones', 'addresses']) {
      expect(other.all(`select * from ${table}`)).toEqual(database.all(`select * from ${table}`))
    }
    other.close()
  })

  it('is sown once', () => {
    seedDatabase(database, NOW)
    expect(total('patients')).toBe(66)
  })

  it('gives every record one account, one primary e-mail and a phone', () => {
    for (const table of ['patients', 'doctors', 'institutions', 'admins']) {
      const lonely = `${table} r where (select count(*) from accounts a where a.reference_id = r.id) <> 1
        or (select count(*) from emails e where e.owner_id = r.id and e.is_primary = 1) <> 1`
      expect([table, total(lonely)]).toEqual([table, 0])
    }
    expect(total('patients where id not in (select owner_id from addresses)')).toBe(0)
    expect(total('patients where id not in (select owner_id from phones)')).toBe(0)
  })

  it('never treats a person twice for one thing, nor before being born', () => {
    expect(
      total(
        `patient_conditions c join patients p on p.id = c.patient_id where c.diagnosis_date < p.date_of_birth`,
      ),
    ).toBe(0)
    expect(
      total(`patient_medications m where not exists
      (select 1 from patient_conditions c where c.patient_id = m.patient_id)`),
    ).toBe(0)
  })

  it('keeps patients with a doctor of their institution', () => {
    expect(
      total('patients p join doctors d on d.id = p.doctor_id where p.institution_id <> d.institution_id'),
    ).toBe(0)
  })

  it('spreads registrations over the last 14 months, in every institution', () => {
    expect(total(`patients where created_at > '${toIsoDate(NOW)}'`)).toBe(0)
    expect(total(`(select distinct substr(created_at, 1, 7) from patients)`)).toBeGreaterThanOrEqual(14)
    const months = database.all(
      'select institution_id, count(distinct substr(created_at, 1, 7)) as n from patients group by institution_id',
    )
    expect(months).toHaveLength(4)
    for (const row of months) expect(count(row)).toBeGreaterThan(5)
  })

  it('gives the first patient a rich record with the first doctor of the first institution', () => {
    const id = DEMO_ACCOUNTS.find(({ email }) => email.startsWith('paciente1@'))?.referenceId ?? ''
    const row = database.one('select * from patients where id = ?', id)
    expect(row).toMatchObject({
      doctor_id: DEMO_ACCOUNTS.find(({ email }) => email.startsWith('doctor1@'))?.referenceId,
      institution_id: DEMO_ACCOUNTS.find(({ email }) => email.startsWith('institucion1@'))?.referenceId,
    })
    for (const table of ['patient_conditions', 'patient_medications', 'family_history']) {
      expect(count(database.one(`select count(*) as n from ${table} where patient_id = ?`, id))).toBe(3)
    }
  })
})

describe('demo accounts', () => {
  it('say truly who they are', () => {
    for (const { email, role, userId, referenceId, idsDiffer } of DEMO_ACCOUNTS) {
      const row = database.one('select * from accounts where email = ?', email)
      expect(row).toMatchObject({ id: userId, reference_id: referenceId, user_type: role, is_active: 1 })
      expect(userId !== referenceId).toBe(idsDiffer)
    }
    const differing = DEMO_ACCOUNTS.filter(({ idsDiffer }) => idsDiffer).map(
      ({ email }) => email.split('@')[0],
    )
    expect(differing).toEqual(['paciente2', 'paciente4', 'doctor2', 'institucion2', 'admin2'])
  })

  it('have passwords their hashes were made of', async () => {
    for (const { password, hash } of Object.values(DEMO_PASSWORDS)) {
      expect(await bcrypt.compare(password, hash)).toBe(true)
      expect(hash).toStartWith('$2b$10$')
    }
  })

  it('come with a deactivated one whose record is active', () => {
    const row = database.one('select * from accounts where email = ?', INACTIVE_ACCOUNT.email)
    expect(row?.['is_active']).toBe(0)
    expect(total(`patients where is_active = 1 and id = '${text(row ?? {}, 'reference_id')}'`)).toBe(1)
    expect(total('patients where is_active = 0')).toBe(1)
    expect(total('doctors where is_active = 0')).toBe(1)
  })
})
