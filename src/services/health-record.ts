import { t } from 'elysia'
import { CalendarDate } from './date.ts'
import { Nullable } from './nullable.ts'

/** Members of a record's parts that the doctors and the patients service share (contract sections 3 and 4). */
const profileMembers = {
  height_cm: Nullable(t.Number()),
  weight_kg: Nullable(t.Number()),
  blood_type: Nullable(t.String()),
  is_smoker: Nullable(t.Boolean()),
  consumes_alcohol: Nullable(t.Boolean()),
  notes: Nullable(t.String()),
  physical_activity_minutes_weekly: Nullable(t.Integer()),
}

export const HealthProfile = t.Object(profileMembers, { title: 'HealthProfile' })

/** As the medical record of the patients service tells it. */
export const DetailedHealthProfile = t.Object(
  {
    ...profileMembers,
    smoking_years: Nullable(t.Integer()),
    alcohol_frequency: Nullable(t.String()),
  },
  { title: 'DetailedHealthProfile' },
)

export const Condition = t.Object({
  name: t.String(),
  diagnosis_date: Nullable(CalendarDate),
  notes: Nullable(t.String()),
})

export const Medication = t.Object({
  name: t.String(),
  dosage: Nullable(t.String()),
  frequency: Nullable(t.String()),
  start_date: Nullable(CalendarDate),
})

export const Allergy = t.Object({
  name: t.String(),
  severity: t.Union([t.Literal('mild'), t.Literal('moderate'), t.Literal('severe')]),
  reaction_description: Nullable(t.String()),
})

export const FamilyHistoryEntry = t.Object({
  condition_name: t.String(),
  relative_type: t.String(),
  notes: Nullable(t.String()),
})
