import { describe, expect, it } from 'bun:test'
import { doctorProfile } from '../support/doctor-profile.ts'
import { OTHER_ID, RECORD_IDS } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const ME = '/api/v1/doctors/me'

const patientInfo = {
  id: OTHER_ID,
  first_name: 'Beatriz',
  last_name: 'Aguilar',
  date_of_birth: '1950-01-15',
  contact_email: null,
  contact_phone: null,
  last_login: null,
}

const record = { health_profile: null, conditions: [], medications: [], allergies: [], family_history: [] }

describe("a doctor's patients", () => {
  it('lead to their records by the path, as the page reads it (defect G3)', async () => {
    const { get } = stageWebPages({
      [`GET ${ME}/patients`]: { json: { patient_count: 1, patients: [patientInfo] } },
    })
    expect(await (await get('/doctor/patients', 'doctor')).text()).toContain(
      `href="/doctor/patients/${OTHER_ID}"`,
    )
  })

  it('open with the record of the doctors service', async () => {
    const { get, questions } = stageWebPages({
      [`GET ${ME}/patients/${OTHER_ID}/medical-record`]: { json: { ...record, patient_info: patientInfo } },
    })
    const response = await get(`/doctor/patients/${OTHER_ID}`, 'doctor')
    expect(await response.text()).toContain('Expediente de Beatriz Aguilar')
    expect(questions).toHaveLength(1)
  })

  it('open from the patients service in an emergency, when they are not the doctor’s own', async () => {
    const { get } = stageWebPages({
      [`GET /api/v1/patients/${OTHER_ID}/medical-record`]: { json: record },
      [`GET /api/v1/patients/${OTHER_ID}`]: {
        json: {
          ...patientInfo,
          doctor_id: OTHER_ID,
          institution_id: OTHER_ID,
          is_active: true,
          is_verified: true,
          emergency_contact_name: null,
          sex_id: null,
          gender_id: null,
          health_profile: null,
        },
      },
    })
    const response = await get(`/doctor/patients/${OTHER_ID}`, 'doctor')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Beatriz Aguilar')
  })

  it('are not found under an id that can not be one', async () => {
    expect((await stageWebPages().get('/doctor/patients/undefined', 'doctor')).status).toBe(404)
  })
})

describe("the doctor's institution", () => {
  const target = 'GET /api/v1/doctors/me/institution'
  const institution = {
    ...{ id: RECORD_IDS.institution, name: 'Clínica', type: null, license_number: 'L-1', email: null },
    ...{ phone: null, website: null, address: null },
  }

  it('comes with the registration link for new patients', async () => {
    const { get } = stageWebPages({ [target]: { json: institution } })
    const text = await (await get('/doctor/my-institution', 'doctor')).text()
    expect(text).toContain(
      `href="/register?institution=${RECORD_IDS.institution}&doctor=${RECORD_IDS.doctor}"`,
    )
  })

  it('comes without it when it can not be had', async () => {
    const text = await (
      await stageWebPages({ [target]: { status: 500 } }).get('/doctor/my-institution', 'doctor')
    ).text()
    expect(text).toContain('Reintentar')
    expect(text).not.toContain('/register')
  })
})

describe('the professional profile (defect G2)', () => {
  it('shows what is on record and saves a change', async () => {
    const { get, post, questions } = stageWebPages({
      [`GET ${ME}/profile`]: { json: doctorProfile },
      [`PUT ${ME}/profile`]: { json: doctorProfile },
    })
    expect(await (await get('/doctor/profile', 'doctor')).text()).toContain('value="950"')
    const response = await post(
      '/doctor/profile',
      { years_experience: '13', consultation_fee: '1000,5' },
      'doctor',
    )
    expect(response.status).toBe(303)
    expect(questions.find(({ method }) => method === 'PUT')?.json).toEqual({
      years_experience: 13,
      consultation_fee: 1000.5,
    })
  })

  it.each([
    ['1,300', 1300],
    ['$1,300.50', 1300.5],
    ['950,5', 950.5],
  ])('takes the fee as people type it: %s', async (typed, fee) => {
    const { post, questions } = stageWebPages({ [`PUT ${ME}/profile`]: { json: doctorProfile } })
    await post('/doctor/profile', { years_experience: '13', consultation_fee: typed }, 'doctor')
    expect(questions.find(({ method }) => method === 'PUT')?.json).toMatchObject({ consultation_fee: fee })
  })

  it('shows a fee with cents as money', async () => {
    const json = { ...doctorProfile, consultation_fee: 1250.5 }
    const { get } = stageWebPages({ [`GET ${ME}/profile`]: { json } })
    expect(await (await get('/doctor/profile', 'doctor')).text()).toContain('value="1250.50"')
  })

  it.each([
    [{ years_experience: '13', consultation_fee: '1.300' }, 'consultation_fee'],
    [{ years_experience: 'trece', consultation_fee: '950' }, 'years_experience'],
    [{ years_experience: '13', consultation_fee: '-1' }, 'consultation_fee'],
    [{ years_experience: '', consultation_fee: '950' }, 'years_experience'],
    [{ years_experience: '13', consultation_fee: '950', specialty_id: 'x' }, 'specialty_id'],
  ])('points at what is wrong in %p', async (fields, name) => {
    const { post } = stageWebPages({ [`GET ${ME}/profile`]: { json: doctorProfile } })
    const response = await post('/doctor/profile', fields, 'doctor')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`id="doctor-profile-${name}-fault"`)
  })
})

describe('an emergency', () => {
  it('is declared with purpose, reason and password, and leads to the record', async () => {
    const { post, calls } = stageWebPages()
    const response = await post(
      `/doctor/patients/${OTHER_ID}/emergency`,
      { purpose: 'ETREAT', reason: 'Llegó inconsciente a urgencias', password: 'Doctor123!' },
      'doctor',
    )
    expect(response.headers.get('location')).toBe(`/doctor/patients/${OTHER_ID}`)
    expect(calls).toEqual([`emergency ${OTHER_ID} ETREAT`])
  })
})
