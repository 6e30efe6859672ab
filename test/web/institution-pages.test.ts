import { describe, expect, it } from 'bun:test'
import { OTHER_ID, RECORD_IDS } from '../support/route-stage.ts'
import { staffDoctor } from '../support/staff-doctor.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const DOCTORS = 'GET /api/v1/institutions/doctors'
const PATIENTS = 'GET /api/v1/institutions/patients'

const answers = { [DOCTORS]: { json: { doctors: [staffDoctor] } }, [PATIENTS]: { json: { patients: [] } } }

const newDoctor = {
  nombre: 'Laura',
  apellido: 'Peña',
  licencia_medica: 'L-2',
  email: 'laura@clinica.example.com',
  password: 'Nubes-verdes-7!',
  confirm_password: 'Nubes-verdes-7!',
}

describe("the institution's dashboard", () => {
  it('has a title and numbers of what is sent, and of nothing else (defect G6)', async () => {
    const text = await (await stageWebPages(answers).get('/institution/dashboard', 'institution')).text()
    expect(text).toContain('Tienes 1 médico activo y 0 pacientes.')
    expect(text).not.toMatch(/undefined|NaN|cargando/i)
  })

  it('says so when a list can not be had, and shows no zero (defect D3)', async () => {
    const { get } = stageWebPages({ ...answers, [PATIENTS]: { status: 500 } })
    const text = await (await get('/institution/dashboard', 'institution')).text()
    expect(text).toContain('Parte de tu información no está disponible en este momento.')
    expect(text).toContain('Reintentar')
  })
})

describe("the institution's doctors", () => {
  it('have a registration link for their patients each, as long as they are active', async () => {
    const left = { ...staffDoctor, id: RECORD_IDS.doctor, is_active: false }
    const { get } = stageWebPages({ [DOCTORS]: { json: { doctors: [staffDoctor, left] } } })
    const text = await (await get('/institution/doctors', 'institution')).text()
    expect(text).toContain(`href="/register?institution=${RECORD_IDS.institution}&doctor=${OTHER_ID}"`)
    expect(text).not.toContain(`doctor=${RECORD_IDS.doctor}`)
  })
})

describe('registering a doctor (defect C5)', () => {
  it('creates the account and leads back to the list with a word', async () => {
    const { post, questions } = stageWebPages({ 'POST /api/v1/doctors': { status: 201, json: {} } })
    const response = await post('/institution/doctors/new', newDoctor, 'institution')
    expect(response.headers.get('location')).toBe('/institution/doctors')
    expect(questions[0]?.json).toMatchObject({
      first_name: 'Laura',
      last_name: 'Peña',
      medical_license: 'L-2',
    })
  })

  it.each([
    ['nombre', { nombre: '' }],
    ['email', { email: 'laura' }],
    ['password', { password: 'corta', confirm_password: 'corta' }],
    ['confirm_password', { confirm_password: 'Otra-cosa-7!' }],
  ])('points at %s when it is wrong, and keeps the rest but no password', async (name, change) => {
    const response = await stageWebPages().post(
      '/institution/doctors/new',
      { ...newDoctor, ...change },
      'institution',
    )
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text).toContain(`id="institution-doctors-new-${name}-fault"`)
    expect(text).toContain('value="Peña"')
    expect(text).not.toContain('Nubes-verdes-7!')
  })

  it('says that a doctor is known already', async () => {
    const { post } = stageWebPages({ 'POST /api/v1/doctors': { status: 409, json: { detail: 'x' } } })
    const response = await post('/institution/doctors/new', newDoctor, 'institution')
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('Ya hay un médico con ese correo o esa cédula.')
  })
})

describe('deactivating a doctor (defects C6, G4)', () => {
  it('asks first, then does it and says so', async () => {
    const target = `/institution/doctors/${OTHER_ID}/deactivate`
    const { get, post, questions } = stageWebPages({
      ...answers,
      [`DELETE /api/v1/doctors/${OTHER_ID}`]: { status: 204 },
    })
    expect(await (await get(target, 'institution')).text()).toContain('Julia Aguilar ya no podrá entrar')
    const response = await post(target, {}, 'institution')
    expect(response.status).toBe(303)
    expect(questions.at(-1)?.method).toBe('DELETE')
  })
})
