import type { Database } from '../data/database.ts'
import { toDemoEmail, toReferenceId } from './demo-accounts.ts'
import { DOCTORS, INACTIVE_DOCTOR } from './doctors.ts'
import { createDraw, type Draw } from './draw.ts'
import { INSTITUTIONS } from './institutions.ts'
import { MEN, SURNAMES, WOMEN } from './names.ts'
import { CITIES, type Place } from './places.ts'
import { seedClinicalRecord } from './seed-clinical-record.ts'
import { seedAccount, seedAddress, seedEmail, seedPhone, toCreatedAt, toPhoneNumber } from './seed-records.ts'
import { seedShowcase } from './showcase.ts'

const PATIENT_COUNT = 66

/** Registrations are spread over the last 14 months; the first patient is among the oldest. */
const SPREAD_DAYS = 425
const FIRST_DAYS_AGO = 412

/** A deactivated login on an active record, and a deleted record whose login still works (defect H7). */
const INACTIVE_LOGIN = 64
const DELETED_RECORD = 65

const SEED = 20_251

export const seedPatients = (database: Database, now: Date): void => {
  const draw = createDraw(SEED)
  for (let position = 0; position < PATIENT_COUNT; position += 1) seedPatient(database, now, position, draw)
  database.run(
    'update accounts set is_active = 0 where reference_id = ?',
    toReferenceId('patient', INACTIVE_LOGIN),
  )
  database.run('update patients set is_active = 0 where id = ?', toReferenceId('patient', DELETED_RECORD))
}

const seedPatient = (database: Database, now: Date, position: number, draw: Draw): void => {
  const id = toReferenceId('patient', position)
  // The first patients of every role word belong together: paciente1 to doctor1 to institucion1.
  const doctor = position < 3 ? position : position % INACTIVE_DOCTOR
  const { institution } = DOCTORS[doctor] ?? DOCTORS[0]
  const createdAt = toCreatedAt(now, 1 + ((FIRST_DAYS_AGO + position * 37) % SPREAD_DAYS))
  const woman = position % 2 === 0
  const names = woman ? WOMEN : MEN
  const first = names[Math.floor(position / 2)] ?? draw.pick(names)
  const paternal = draw.pick(SURNAMES)
  const maternal = draw.pick(SURNAMES)
  const age = draw.between(19, 84)
  const birth = `${now.getUTCFullYear() - age}-${two(draw.between(1, 12))}-${two(draw.between(1, 28))}`
  const gender = draw.chance(0.05) ? 3 : woman ? 2 : 1

  database.run(
    `insert into patients values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
    ...[id, toReferenceId('doctor', doctor), toReferenceId('institution', institution), first],
    ...[`${paternal} ${maternal}`, birth, woman ? 2 : 1, gender],
    ...[
      draw.chance(0.8) ? `${draw.pick(woman ? MEN : WOMEN)} ${paternal}` : null,
      draw.chance(0.85) ? 1 : 0,
      createdAt,
    ],
  )
  seedAccount(database, 'patient', position, createdAt)
  const email = position === 0 ? toDemoEmail('patient', 0) : toContactEmail(first, paternal, position)
  seedEmail(database, { ownerId: id, value: email, type: 'personal', primary: true })
  seedWhereabouts(database, id, CITIES[INSTITUTIONS[institution].city], draw)
  if (position === 0) seedShowcase(database, now, id)
  else seedClinicalRecord(database, { patientId: id, now, age, woman, draw })
}

const seedWhereabouts = (database: Database, ownerId: string, place: Place, draw: Draw): void => {
  const line = draw.between(0, 9999)
  seedPhone(database, { ownerId, value: toPhoneNumber(place.dialling, line), type: 'mobile', primary: true })
  if (draw.chance(0.3)) {
    seedPhone(database, {
      ownerId,
      value: toPhoneNumber(place.dialling, line + 17),
      type: 'home',
      primary: false,
    })
  }
  const street = `${draw.pick(place.streets)} ${draw.between(12, 2400)}`
  seedAddress(database, {
    ownerId,
    street,
    place,
    neighborhood: draw.pick(place.neighborhoods),
    type: 'home',
  })
}

const two = (value: number): string => String(value).padStart(2, '0')

const toContactEmail = (first: string, last: string, position: number): string => {
  const plain = `${first.split(' ')[0]}.${last}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain}${position}@correo.example.com`
}
