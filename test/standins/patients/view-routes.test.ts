import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { account, ask, type Clinic, openClinic, tokenFor } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = (name: string) =>
  ask(clinic.services.patients, `GET /api/v1/patients/${account('paciente1').referenceId}/${name}`, {
    token: tokenFor('paciente1'),
  })

describe("the patient's pages", () => {
  it('dashboard', async () => {
    const { json, text } = await page('dashboard')
    expect(Object.keys(json)).toEqual([
      'patient',
      'health_score',
      'medications',
      'conditions',
      'age',
      'bmi',
      'bmi_classification',
      'appointments',
      'recent_activity',
    ])
    expect(Object.keys(json.patient)).toEqual([
      'first_name',
      'last_name',
      'date_of_birth',
      'is_smoker',
      'consumes_alcohol',
      'physical_activity_minutes_weekly',
      'height_cm',
      'weight_kg',
    ])
    expect(Object.keys(json.medications[0])).toEqual(['name', 'dosage', 'frequency'])
    // 100 - 3 conditions x 10 - 3 medications x 5 - alcohol 10 + activity 10.
    expect(json.health_score).toBe(55)
    expect(text).toContain(
      '"bmi":26.9,"bmi_classification":"Sobrepeso 🟠","appointments":[],"recent_activity":[]}',
    )
  })

  it('medical record: no ids, newest first', async () => {
    const { json } = await page('medical-record')
    expect(Object.keys(json.health_profile)).toEqual([
      'height_cm',
      'weight_kg',
      'blood_type',
      'is_smoker',
      'consumes_alcohol',
      'notes',
      'physical_activity_minutes_weekly',
      'smoking_years',
      'alcohol_frequency',
    ])
    expect(Object.keys(json.conditions[0])).toEqual(['name', 'diagnosis_date', 'notes'])
    expect(Object.keys(json.allergies[0])).toEqual(['name', 'severity', 'reaction_description'])
    expect(Object.keys(json.family_history[0])).toEqual(['condition_name', 'relative_type', 'notes'])
    const dates = json.conditions.map((one: Record<string, string>) => one['diagnosis_date'])
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  it('care team', async () => {
    const { json } = await page('care-team')
    expect(Object.keys(json.doctor)).toEqual([
      'first_name',
      'last_name',
      'years_experience',
      'specialty',
      'email',
      'phone',
    ])
    expect(Object.keys(json.institution)).toEqual(['name', 'type', 'website', 'email', 'phone', 'address'])
    expect(Object.keys(json.institution.address)).toEqual([
      'street',
      'city',
      'region',
      'country',
      'postal_code',
    ])
  })

  it('profile', async () => {
    const { json } = await page('profile')
    expect(Object.keys(json.personal_info)).toEqual([
      'first_name',
      'last_name',
      'date_of_birth',
      'primary_email',
    ])
    expect(Object.keys(json.emails[0])).toEqual([
      'id',
      'email_address',
      'is_primary',
      'is_verified',
      'email_type',
    ])
    expect(Object.keys(json.phones[0])).toEqual([
      'id',
      'phone_number',
      'is_primary',
      'is_verified',
      'phone_type',
    ])
    expect(Object.keys(json.addresses[0])).toEqual([
      'id',
      'street_address',
      'city',
      'postal_code',
      'neighborhood',
      'address_type',
      'is_verified',
      'region_id',
      'country_id',
    ])
  })

  it('leave the members of a missing health profile null', async () => {
    const created = await ask(clinic.services.patients, 'POST /api/v1/patients', {
      body: {
        doctor_id: account('doctor1').referenceId,
        institution_id: account('institucion1').referenceId,
        first_name: 'Sin',
        last_name: 'Perfil',
        date_of_birth: '2000-01-31',
        contact_email: { email_address: 'sin.perfil@clinica.example.com' },
        health_profile: {},
        password: 'Una-clave-larga',
      },
    })
    expect(created.json.health_profile).toBeNull()
    const line = `GET /api/v1/patients/${created.json.id}/dashboard`
    const { json } = await ask(clinic.services.patients, line, { token: tokenFor('doctor1') })
    expect(json).toMatchObject({ health_score: 100, bmi: null, bmi_classification: null })
    expect(json.patient).toMatchObject({ height_cm: null, weight_kg: null })
  })
})
