import type { Database } from '../data/database.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { REGIONS } from './catalogues.ts'
import { DEMO_PASSWORDS, type DemoAccount, toDemoEmail, toReferenceId, toUserId } from './demo-accounts.ts'
import { toSeedUuid } from './draw.ts'
import type { Place } from './places.ts'

const DAY_MS = 86_400_000

/** A moment some days before the seeding, at an hour of the day that differs from record to record. */
export const toCreatedAt = (now: Date, daysAgo: number): string =>
  toPythonTimestamp(new Date(now.getTime() - daysAgo * DAY_MS - ((daysAgo * 7_919) % 36_000) * 1000 - 417))

export const seedAccount = (
  database: Database,
  role: DemoAccount['role'],
  position: number,
  createdAt: string,
): void => {
  database.run(
    `insert into accounts (id, email, password_hash, user_type, reference_id, created_at) values (?, ?, ?, ?, ?, ?)`,
    ...[toUserId(role, position), toDemoEmail(role, position), DEMO_PASSWORDS[role].hash],
    ...[role, toReferenceId(role, position), createdAt],
  )
}

interface ContactSeed {
  readonly ownerId: string
  readonly value: string
  readonly type: string
  readonly primary: boolean
}

export const seedEmail = (database: Database, { ownerId, value, type, primary }: ContactSeed): void => {
  const id = toSeedUuid(`email-${ownerId}`, primary ? 0 : 1)
  database.run(
    'insert into emails values (?, ?, ?, ?, ?, ?)',
    id,
    ownerId,
    value,
    type,
    primary ? 1 : 0,
    primary ? 1 : 0,
  )
}

export const seedPhone = (database: Database, { ownerId, value, type, primary }: ContactSeed): void => {
  const id = toSeedUuid(`phone-${ownerId}`, primary ? 0 : 1)
  database.run(
    'insert into phones values (?, ?, ?, ?, ?, ?)',
    id,
    ownerId,
    value,
    type,
    primary ? 1 : 0,
    primary ? 1 : 0,
  )
}

interface AddressSeed {
  readonly ownerId: string
  readonly street: string
  readonly place: Place
  readonly neighborhood: Place['neighborhoods'][0]
  readonly type: string
}

export const seedAddress = (
  database: Database,
  { ownerId, street, place, neighborhood, type }: AddressSeed,
): void => {
  database.run(
    'insert into addresses values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[toSeedUuid(`address-${ownerId}`, 0), ownerId, street, place.city, neighborhood.postalCode],
    ...[neighborhood.name, type, 1, REGIONS.indexOf(place.region) + 1, 1],
  )
}

/** The platform holds two spellings: bare digits and `+52-NN-NNNN-NNNN` (contract 1.4). 5555 numbers reach nobody. */
export const toPhoneNumber = (dialling: string, line: number): string => {
  const digits = String(line % 10_000).padStart(4, '0')
  return line % 2 === 0 ? `+52-${dialling}-5555-${digits}` : `${dialling}5555${digits}`
}
