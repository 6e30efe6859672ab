import type { Database } from '../data/database.ts'
import { toIsoDate } from '../data/moment.ts'
import { CONDITIONS } from './clinical.ts'
import { MEDICATION_NAMES } from './seed-catalogues.ts'
import { seedEmail } from './seed-records.ts'

const DAY_MS = 86_400_000

/** The full record of paciente1, the one every demonstration opens. */
export const seedShowcase = (database: Database, now: Date, patientId: string): void => {
  const daysAgo = (days: number): string => toIsoDate(new Date(now.getTime() - days * DAY_MS))
  const condition = (name: string): number => CONDITIONS.findIndex((one) => one.name === name) + 1

  database.run(
    `update patients set date_of_birth = '1981-03-14', emergency_contact_name = ?, is_verified = 1 where id = ?`,
    ...['Ricardo Mendoza', patientId],
  )
  database.run(
    'insert into health_profiles values (?, 162, 70.5, 1, 0, null, 1, ?, 150, ?)',
    ...[
      patientId,
      'Ocasional',
      'Camina 30 minutos cinco días por semana; reduce la sal desde el último control',
    ],
  )
  const conditions: readonly [name: string, since: number, notes: string | null][] = [
    ['Hipertensión arterial', 1460, 'Presión en casa entre 120/78 y 132/84'],
    ['Hipotiroidismo', 820, 'Última TSH en rango'],
    ['Rinitis alérgica', 300, null],
  ]
  for (const [name, since, notes] of conditions) {
    database.run(
      'insert into patient_conditions values (?, ?, ?, ?)',
      patientId,
      condition(name),
      daysAgo(since),
      notes,
    )
  }
  const medications: readonly [name: string, dosage: string, frequency: string, since: number][] = [
    ['Losartán', '50 mg', 'Cada 24 horas', 1400],
    ['Levotiroxina', '75 mcg', 'Cada mañana, en ayunas', 790],
    ['Loratadina', '10 mg', 'Cada 24 horas, en temporada', 120],
  ]
  for (const [name, dosage, frequency, since] of medications) {
    const id = MEDICATION_NAMES.indexOf(name) + 1
    database.run(
      'insert into patient_medications values (?, ?, ?, ?, ?)',
      patientId,
      id,
      dosage,
      frequency,
      daysAgo(since),
    )
  }
  database.run(
    'insert into patient_allergies values (?, 1, ?, ?)',
    patientId,
    'severe',
    'Urticaria generalizada en 2011',
  )
  database.run(
    'insert into patient_allergies values (?, 6, ?, ?)',
    patientId,
    'mild',
    'Estornudos en primavera',
  )
  const family: readonly [name: string, relative: string, notes: string | null][] = [
    ['Diabetes mellitus tipo 2', 'Madre', 'Diagnóstico a los 52 años'],
    ['Hipertensión arterial', 'Padre', null],
    ['Hipercolesterolemia', 'Abuelo paterno', null],
  ]
  for (const [name, relative, notes] of family) {
    database.run(
      'insert into family_history values (?, ?, ?, ?)',
      patientId,
      condition(name),
      relative,
      notes,
    )
  }
  seedEmail(database, {
    ownerId: patientId,
    value: 'mafer.trabajo@correo.example.com',
    type: 'work',
    primary: false,
  })
}
