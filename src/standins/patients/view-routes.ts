import { toAge, toIsoDate } from '../data/moment.ts'
import { flag, numberOrNull, type Shape, text, toJson } from '../data/row.ts'
import { requireUuid } from '../data/uuid.ts'
import { json } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { readCareTeam } from './care-team.ts'
import { readClinicalHistory, toHistoryLists } from './clinical-history.ts'
import { readContacts } from './contacts.ts'
import { toRecordProfile } from './health-profile.ts'
import { toBmi, toHealthScore } from './health-score.ts'
import { findPatient, requireOwnRecord } from './patient.ts'

const DASHBOARD_PATIENT: Shape = {
  first_name: 'text',
  last_name: 'text',
  date_of_birth: 'text',
  is_smoker: 'flag',
  consumes_alcohol: 'flag',
  physical_activity_minutes_weekly: 'integer',
  height_cm: 'float',
  weight_kg: 'float',
}

/** The four read-only pages of a patient. What an unknown id gets differs by page, as in the contract (4, defect H6). */
export const createViewRoutes = ({ database, requireBearer, clock }: ServiceDeps): readonly Route[] => {
  const view = (path: string, build: (id: string) => ReturnType<typeof json>): Route =>
    route('GET', `/api/v1/patients/{id}/${path}`, (request, id) => {
      requireOwnRecord(requireBearer(request), id)
      return build(requireUuid(id))
    })

  return [
    view('dashboard', (id) => {
      const row = findPatient(database, id)
      if (row === null) throw new Refusal(500, 'No se pudo construir el panel del paciente')
      const { conditions, medications } = readClinicalHistory(database, id)
      return json({
        patient: toJson(row, DASHBOARD_PATIENT),
        health_score: toHealthScore({
          conditions: conditions.length,
          medications: medications.length,
          smoker: flag(row, 'is_smoker'),
          alcohol: flag(row, 'consumes_alcohol'),
          activityMinutes: numberOrNull(row, 'physical_activity_minutes_weekly') ?? 0,
        }),
        medications: medications.map((one) =>
          toJson(one, { name: 'text', dosage: 'text', frequency: 'text' }),
        ),
        conditions: conditions.map((one) => toJson(one, { name: 'text' })),
        age: toAge(text(row, 'date_of_birth'), toIsoDate(clock())),
        ...toBmi(numberOrNull(row, 'height_cm'), numberOrNull(row, 'weight_kg')),
        appointments: [],
        recent_activity: [],
      })
    }),

    view('medical-record', (id) => {
      const row = findPatient(database, id)
      return json({
        health_profile: row === null ? null : toRecordProfile(row),
        ...toHistoryLists(readClinicalHistory(database, id), 'patient'),
      })
    }),

    view('care-team', (id) => {
      const team = readCareTeam(database, id)
      if (team === null) throw new Refusal(404, 'Paciente no encontrado')
      return json(team)
    }),

    view('profile', (id) => {
      const row = findPatient(database, id)
      if (row === null) throw new Refusal(500, 'No se pudo leer el perfil del paciente')
      const person = toJson(row, { first_name: 'text', last_name: 'text', date_of_birth: 'text' })
      const email = toJson(row, { contact_email: 'text' })['contact_email'] ?? null
      return json({ personal_info: { ...person, primary_email: email }, ...readContacts(database, id) })
    }),
  ]
}
