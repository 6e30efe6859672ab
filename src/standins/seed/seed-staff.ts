import type { Database } from '../data/database.ts'
import { toDemoEmail, toReferenceId } from './demo-accounts.ts'
import { ADMINS, DOCTORS, INACTIVE_ADMIN, INACTIVE_DOCTOR, SUSPENDED_DOCTOR } from './doctors.ts'
import { INSTITUTIONS } from './institutions.ts'
import { CITIES } from './places.ts'
import { toSpecialtyId } from './seed-catalogues.ts'
import { seedAccount, seedAddress, seedEmail, seedPhone, toCreatedAt, toPhoneNumber } from './seed-records.ts'

/** Institutions, doctors and administrators. */
export const seedStaff = (database: Database, now: Date): void => {
  for (const [position, institution] of INSTITUTIONS.entries())
    seedInstitution(database, now, position, institution)
  for (const [position, doctor] of DOCTORS.entries()) seedDoctor(database, now, position, doctor)
  for (const [position, admin] of ADMINS.entries()) seedAdmin(database, now, position, admin)
}

const seedInstitution = (
  database: Database,
  now: Date,
  position: number,
  seed: (typeof INSTITUTIONS)[number],
): void => {
  const id = toReferenceId('institution', position)
  const createdAt = toCreatedAt(now, seed.openedDaysAgo)
  database.run(
    'insert into institutions values (?, ?, ?, ?, ?, 1, 1, ?)',
    ...[id, seed.name, seed.type, seed.website, seed.license, createdAt],
  )
  seedAccount(database, 'institution', position, createdAt)
  seedEmail(database, {
    ownerId: id,
    value: toDemoEmail('institution', position),
    type: 'work',
    primary: true,
  })
  const place = CITIES[seed.city]
  seedPhone(database, {
    ownerId: id,
    value: toPhoneNumber(place.dialling, 100 + position * 2),
    type: 'work',
    primary: true,
  })
  const [neighborhood] = place.neighborhoods
  seedAddress(database, { ownerId: id, street: seed.street, place, neighborhood, type: 'work' })
}

/** The third doctor's contact e-mail is not the login e-mail: the doctors service cannot log them in (contract 3). */
const OTHER_CONTACT_EMAIL = 2

const seedDoctor = (
  database: Database,
  now: Date,
  position: number,
  seed: (typeof DOCTORS)[number],
): void => {
  const id = toReferenceId('doctor', position)
  const createdAt = toCreatedAt(now, 460 - position * 12)
  const status = position === SUSPENDED_DOCTOR ? 'suspended' : 'active'
  database.run(
    'insert into doctors values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[
      id,
      toReferenceId('institution', seed.institution),
      seed.first,
      seed.last,
      `CED-${7_214_350 + position * 913}`,
    ],
    ...[seed.specialty === null ? null : toSpecialtyId(seed.specialty), seed.years, seed.fee],
    ...[position === INACTIVE_DOCTOR ? 0 : 1, status, createdAt],
  )
  seedAccount(database, 'doctor', position, createdAt)
  const email =
    position === OTHER_CONTACT_EMAIL ? 'consultorio.salazar@example.com' : toDemoEmail('doctor', position)
  seedEmail(database, { ownerId: id, value: email, type: 'work', primary: true })
  const dialling = CITIES[INSTITUTIONS[seed.institution].city].dialling
  seedPhone(database, {
    ownerId: id,
    value: toPhoneNumber(dialling, 300 + position * 3),
    type: 'work',
    primary: true,
  })
}

const seedAdmin = (database: Database, now: Date, position: number, seed: (typeof ADMINS)[number]): void => {
  const id = toReferenceId('admin', position)
  const createdAt = toCreatedAt(now, 600 - position * 150)
  const active = position === INACTIVE_ADMIN ? 0 : 1
  database.run('insert into admins values (?, ?, ?, ?, ?)', id, seed.first, seed.last, active, createdAt)
  seedAccount(database, 'admin', position, createdAt)
  if (active === 0) database.run('update accounts set is_active = 0 where reference_id = ?', id)
  seedEmail(database, { ownerId: id, value: toDemoEmail('admin', position), type: 'work', primary: true })
}
