import { describe, expect, it } from 'bun:test'
import { RECORD_IDS } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const RECORD = `/api/v1/patients/${RECORD_IDS.patient}`

const dashboard = {
  patient: {
    first_name: 'Ana',
    last_name: 'Ruiz',
    date_of_birth: '1980-02-03',
    is_smoker: true,
    consumes_alcohol: false,
    physical_activity_minutes_weekly: null,
    height_cm: 168,
    weight_kg: 70.5,
  },
  health_score: 75,
  medications: [],
  conditions: [{ name: 'Asma' }],
  age: 46,
  bmi: 25,
  bmi_classification: 'Sobrepeso 🟠',
  appointments: [],
  recent_activity: [],
}

const profile = {
  personal_info: { first_name: 'Ana', last_name: 'Ruiz', date_of_birth: '1980-02-03', primary_email: null },
  emails: [],
  phones: [],
  addresses: [],
}

describe('the patient dashboard', () => {
  it('asks for the record of the session, never for its account (defect B1)', async () => {
    const { get, questions } = stageWebPages({ [`GET ${RECORD}/dashboard`]: { json: dashboard } })
    await get('/patient/dashboard', 'patient')
    expect(questions.map(({ target }) => target).toSorted()).toEqual([
      `${RECORD}/care-team`,
      `${RECORD}/dashboard`,
    ])
  })

  it('says the score and what weighs most', async () => {
    const { get } = stageWebPages({
      [`GET ${RECORD}/dashboard`]: { json: dashboard },
      [`GET ${RECORD}/care-team`]: { status: 503 },
    })
    const text = await (await get('/patient/dashboard', 'patient')).text()
    expect(text).toContain('Tu puntuación es 75 de 100. Lo que más pesa: fumas y tienes 1 condición.')
  })

  it('lets one panel fail while the others live', async () => {
    const { get } = stageWebPages({
      [`GET ${RECORD}/dashboard`]: { json: dashboard },
      [`GET ${RECORD}/care-team`]: { status: 500 },
    })
    const response = await get('/patient/dashboard', 'patient')
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain('Tu puntuación es 75')
    expect(text).toContain('Reintentar')
    expect(text).toContain('request-1')
  })

  it('never shows zeros for a service that failed (defect D3)', async () => {
    const { get } = stageWebPages({
      [`GET ${RECORD}/dashboard`]: { status: 500 },
      [`GET ${RECORD}/care-team`]: { status: 500 },
    })
    const text = await (await get('/patient/dashboard', 'patient')).text()
    expect(text).not.toContain('figure-value')
  })
})

describe('the care team', () => {
  const person = { first_name: 'Laura', last_name: 'Garza', specialty: null, years_experience: null }
  const reach = { email: null, phone: null }
  const address = { street: 'Hidalgo 1', city: 'Monterrey', region: 'Nuevo León', country: 'México' }
  const team = {
    doctor: { ...person, ...reach },
    institution: {
      name: 'San Rafael',
      type: null,
      website: null,
      ...reach,
      address: { ...address, postal_code: '64000' },
    },
  }

  it('shows street, region and country under the names the service sends (defect G7)', async () => {
    const { get } = stageWebPages({ [`GET ${RECORD}/care-team`]: { json: team } })
    const text = await (await get('/patient/my-care-team', 'patient')).text()
    for (const part of Object.values(address)) expect(text).toContain(part)
  })
})

describe('the medical record', () => {
  const record = {
    ...{ health_profile: null, medications: [], allergies: [], family_history: [] },
    conditions: [{ name: 'Asma', diagnosis_date: '2020-01-02', notes: null }],
  }

  it('is a document that offers nothing the service can not do (defect G8)', async () => {
    const { get } = stageWebPages({
      [`GET ${RECORD}/medical-record`]: { json: record },
      [`GET ${RECORD}/profile`]: { json: profile },
    })
    const text = await (await get('/patient/medical-record', 'patient')).text()
    expect(text).toContain('Asma')
    expect(text).not.toContain('undefined')
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
    expect(main).not.toMatch(/<form|>\s*(Editar|Eliminar)/)
  })
})

describe('a page of a patient', () => {
  it('comes with its data, asked for once, and greets by name (defect G9)', async () => {
    const { get, questions } = stageWebPages({
      [`GET ${RECORD}/dashboard`]: { json: dashboard },
      [`GET ${RECORD}/care-team`]: { status: 503 },
    })
    const text = await (await get('/patient/dashboard', 'patient')).text()
    expect(text).toContain('Hola, Ana')
    const asked = questions.map(({ method, target }) => `${method} ${target}`)
    expect(asked).toHaveLength(new Set(asked).size)
    expect(asked.join()).not.toContain('validate')
  })
})

describe('the profile forms (defects C8, G1)', () => {
  const answers = { [`GET ${RECORD}/profile`]: { json: profile } }

  it('saves personal data and leads back with a word', async () => {
    const { post, questions } = stageWebPages({ ...answers, [`PUT ${RECORD}`]: { json: {} } })
    const response = await post(
      '/patient/profile/personal-info',
      {
        first_name: 'Ana',
        last_name: 'Ruiz',
        'date_of_birth-day': '3',
        'date_of_birth-month': '2',
        'date_of_birth-year': '1980',
      },
      'patient',
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/patient/profile')
    expect(response.headers.get('set-cookie')).toContain('predicthealth_flash=')
    expect(questions.find(({ method }) => method === 'PUT')?.json).toEqual({
      first_name: 'Ana',
      last_name: 'Ruiz',
      date_of_birth: '1980-02-03',
    })
  })

  it.each([
    ['/patient/profile/emails', { email_address: 'ana@correo.example.com', email_type: 'work' }, 'emails'],
    ['/patient/profile/phones', { phone_number: '55 5000 1111', phone_type: 'home' }, 'phones'],
    [
      '/patient/profile/addresses',
      { street_address: 'Calle 1', postal_code: '76000', city: 'Querétaro', address_type: 'home' },
      'addresses',
    ],
  ])('adds through %s', async (target, fields, collection) => {
    const { post, questions } = stageWebPages({
      ...answers,
      [`POST ${RECORD}/${collection}`]: { status: 201, json: {} },
    })
    const response = await post(target, fields, 'patient')
    expect(response.status).toBe(303)
    expect(questions.find(({ method }) => method === 'POST')?.json).toEqual(fields)
  })

  it('comes back with values kept and the fault beside its field', async () => {
    const { post, questions } = stageWebPages(answers)
    const response = await post(
      '/patient/profile/emails',
      { email_address: 'no es correo', email_type: 'work' },
      'patient',
    )
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text).toContain('value="no es correo"')
    expect(text).toContain('id="patient-profile-emails-email_address-fault"')
    expect(text).toContain('href="#patient-profile-emails-email_address"')
    expect(questions.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('keeps what was typed when the service is down', async () => {
    const { post } = stageWebPages({ ...answers, [`POST ${RECORD}/phones`]: { status: 503 } })
    const response = await post(
      '/patient/profile/phones',
      { phone_number: '5550001111', phone_type: 'home' },
      'patient',
    )
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('value="5550001111"')
  })
})
