import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { account, ask, type Clinic, gatewayTokenFor, openClinic, tokenFor } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const me = (path: string, token = tokenFor('doctor1')) =>
  ask(clinic.services.doctors, `GET /api/v1/doctors/me/${path}`, { token })

describe("the doctor's own pages", () => {
  it('are for doctors', async () => {
    for (const path of ['dashboard', 'profile', 'institution', 'patients']) {
      expect((await me(path, tokenFor('paciente1'))).status).toBe(403)
    }
  })

  it('follow the record id, from the auth token and from the gateway token', async () => {
    const { referenceId } = account('doctor2')
    expect((await me('profile', tokenFor('doctor2'))).json.id).toBe(referenceId)
    expect((await me('profile', gatewayTokenFor('doctor2'))).json.id).toBe(referenceId)
  })

  it('show dashboard, profile and institution in contract order', async () => {
    expect((await me('dashboard')).text).toBe(
      '{"total_patients":5,"today_appointments":0,"pending_reviews":0}',
    )
    const profile = await me('profile')
    expect(Object.keys(profile.json)).toEqual([
      'id',
      'first_name',
      'last_name',
      'email',
      'specialty_name',
      'specialty_id',
      'institution_name',
      'years_experience',
      'consultation_fee',
    ])
    expect(profile.text).toEndWith('"years_experience":18,"consultation_fee":950.0}')
    const institution = (await me('institution')).json
    expect(Object.keys(institution)).toEqual([
      'id',
      'name',
      'type',
      'license_number',
      'email',
      'phone',
      'website',
      'address',
    ])
    expect(Object.keys(institution.address)).toEqual([
      'street_address',
      'city',
      'region_name',
      'country_name',
      'postal_code',
    ])
  })

  it('change the profile', async () => {
    const reply = await ask(clinic.services.doctors, 'PUT /api/v1/doctors/me/profile', {
      token: tokenFor('doctor3'),
      body: { consultation_fee: 1200 },
    })
    expect(reply.text).toContain('"consultation_fee":1200.0')
  })

  it('list active patients by last name, in Spanish order', async () => {
    const { json } = await me('patients')
    expect(json.patient_count).toBe(json.patients.length)
    expect(Object.keys(json.patients[0])).toEqual([
      'id',
      'first_name',
      'last_name',
      'date_of_birth',
      'contact_email',
      'contact_phone',
      'last_login',
    ])
    const names = json.patients.map((one: Record<string, string>) => one['last_name'])
    expect(names).toEqual(names.toSorted(new Intl.Collator('es').compare))
  })

  it("show the medical record of the doctor's own patient, with catalogue ids", async () => {
    const { json } = await me(`patients/${account('paciente1').referenceId}/medical-record`)
    expect(Object.keys(json)).toEqual([
      'patient_info',
      'health_profile',
      'conditions',
      'medications',
      'allergies',
      'family_history',
    ])
    expect(Object.keys(json.health_profile)).toEqual([
      'height_cm',
      'weight_kg',
      'blood_type',
      'is_smoker',
      'consumes_alcohol',
      'physical_activity_minutes_weekly',
      'notes',
    ])
    expect(Object.keys(json.medications[0])).toEqual(['id', 'name', 'dosage', 'frequency', 'start_date'])
    expect(json.allergies[0].severity).toBe('severe')
  })

  it("answer 404 to another doctor's patient and to what is no id", async () => {
    for (const id of [account('paciente2').referenceId, 'abc']) {
      expect((await me(`patients/${id}/medical-record`)).status).toBe(404)
    }
  })
})
