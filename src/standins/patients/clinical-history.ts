import type { Database } from '../data/database.ts'
import { type Row, type Shape, toJson } from '../data/row.ts'
import type { JsonObject } from '../server/python-json.ts'

/** Conditions, medications, allergies and family history of a patient, newest first where a date is known. */
export interface ClinicalHistory {
  readonly conditions: readonly Row[]
  readonly medications: readonly Row[]
  readonly allergies: readonly Row[]
  readonly familyHistory: readonly Row[]
}

export const readClinicalHistory = (database: Database, patientId: string): ClinicalHistory => ({
  conditions: database.all(
    `select c.id, c.name, x.diagnosis_date, x.notes from patient_conditions x join conditions c on c.id = x.condition_id
     where x.patient_id = ? order by x.diagnosis_date desc nulls last, c.id`,
    patientId,
  ),
  medications: database.all(
    `select m.id, m.name, x.dosage, x.frequency, x.start_date from patient_medications x
     join medications m on m.id = x.medication_id where x.patient_id = ? order by x.start_date desc nulls last, m.id`,
    patientId,
  ),
  allergies: database.all(
    `select a.id, a.name, x.severity, x.reaction_description from patient_allergies x
     join allergies a on a.id = x.allergy_id where x.patient_id = ? order by a.id`,
    patientId,
  ),
  familyHistory: database.all(
    `select c.id, c.name as condition_name, x.relative_type, x.notes from family_history x
     join conditions c on c.id = x.condition_id where x.patient_id = ? order by x.relative_type, c.id`,
    patientId,
  ),
})

const CONDITION: Shape = { name: 'text', diagnosis_date: 'text', notes: 'text' }
const MEDICATION: Shape = { name: 'text', dosage: 'text', frequency: 'text', start_date: 'text' }
const ALLERGY: Shape = { name: 'text', severity: 'text', reaction_description: 'text' }
const FAMILY: Shape = { condition_name: 'text', relative_type: 'text', notes: 'text' }
const ID: Shape = { id: 'integer' }

/** The four lists as JSON; the doctor's view carries catalogue ids, the patient's does not (contract 3, 4). */
export const toHistoryLists = (history: ClinicalHistory, view: 'doctor' | 'patient'): JsonObject => {
  const lead = view === 'doctor' ? ID : {}
  const list = (rows: readonly Row[], shape: Shape) => rows.map((row) => toJson(row, { ...lead, ...shape }))
  return {
    conditions: list(history.conditions, CONDITION),
    medications: list(history.medications, MEDICATION),
    allergies: list(history.allergies, ALLERGY),
    family_history: list(history.familyHistory, FAMILY),
  }
}
