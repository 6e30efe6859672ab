import type { Database } from '../data/database.ts'
import { toIsoDate } from '../data/moment.ts'
import {
  ALCOHOL_FREQUENCIES,
  ALLERGIES,
  CONDITIONS,
  PROFILE_NOTES,
  RELATIVES,
  SEVERITIES,
} from './clinical.ts'
import type { Draw } from './draw.ts'
import { MEDICATION_NAMES } from './seed-catalogues.ts'

interface Case {
  readonly patientId: string
  readonly now: Date
  readonly age: number
  readonly woman: boolean
  readonly draw: Draw
}

const DAY_MS = 86_400_000

/** A profile, conditions with their usual medication, allergies and family history; older people have more of it. */
export const seedClinicalRecord = (database: Database, { patientId, now, age, woman, draw }: Case): void => {
  const daysAgo = (days: number): string => toIsoDate(new Date(now.getTime() - days * DAY_MS))
  seedProfile(database, patientId, woman, draw)

  const burden = age < 35 ? draw.between(0, 1) : age < 55 ? draw.between(0, 2) : draw.between(1, 3)
  for (const condition of draw.some(CONDITIONS, burden)) {
    const since = draw.between(60, 3000)
    database.run(
      'insert into patient_conditions values (?, ?, ?, ?)',
      ...[
        patientId,
        CONDITIONS.indexOf(condition) + 1,
        daysAgo(since),
        draw.chance(0.6) ? condition.notes : null,
      ],
    )
    for (const { name, dosage, frequency } of draw.some(condition.treatments, 1)) {
      const start = draw.chance(0.9) ? daysAgo(draw.between(20, since)) : null
      const medication = MEDICATION_NAMES.indexOf(name) + 1
      database.run(
        'insert into patient_medications values (?, ?, ?, ?, ?)',
        patientId,
        medication,
        dosage,
        frequency,
        start,
      )
    }
  }
  for (const allergy of draw.some(ALLERGIES, draw.chance(0.4) ? 1 : 0)) {
    database.run(
      'insert into patient_allergies values (?, ?, ?, ?)',
      ...[patientId, ALLERGIES.indexOf(allergy) + 1, draw.pick(SEVERITIES), allergy.reaction],
    )
  }
  for (const relative of draw.some(RELATIVES, draw.between(0, 2))) {
    const condition = draw.between(1, 4)
    database.run('insert into family_history values (?, ?, ?, ?)', patientId, condition, relative, null)
  }
}

const seedProfile = (database: Database, patientId: string, woman: boolean, draw: Draw): void => {
  const height = woman ? draw.between(149, 172) : draw.between(160, 188)
  const bmi = draw.between(190, 335) / 10
  const smoker = draw.chance(0.16)
  const drinks = draw.chance(0.35)
  database.run(
    'insert into health_profiles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[
      patientId,
      height,
      Math.round(bmi * (height / 100) ** 2 * 10) / 10,
      toBloodType(draw),
      smoker ? 1 : 0,
    ],
    ...[smoker ? draw.between(1, 30) : null, drinks ? 1 : 0, drinks ? draw.pick(ALCOHOL_FREQUENCIES) : null],
    ...[draw.between(0, 14) * 20, draw.pick(PROFILE_NOTES)],
  )
}

/** Six in ten are O+, most others A+. */
const toBloodType = (draw: Draw): number => (draw.chance(0.6) ? 1 : draw.chance(0.6) ? 2 : draw.between(3, 8))
