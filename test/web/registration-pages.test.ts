import { describe, expect, it } from 'bun:test'
import { OTHER_ID } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const registration = {
  first_name: 'Ana',
  last_name: 'Ruiz',
  'date_of_birth-day': '3',
  'date_of_birth-month': '2',
  'date_of_birth-year': '1980',
  institution_id: OTHER_ID,
  doctor_id: OTHER_ID,
  email: 'ana@correo.example.com',
  password: 'Nubes-verdes-7!',
  confirm_password: 'Nubes-verdes-7!',
}

describe('registration', () => {
  it('creates the patient and leads to the login', async () => {
    const { post, questions } = stageWebPages({
      'POST /api/v1/patients': { status: 201, json: { id: OTHER_ID, first_name: 'Ana', last_name: 'Ruiz' } },
    })
    const response = await post('/register', registration)
    expect(response.headers.get('location')).toBe('/login')
    expect(questions[0]?.json).toMatchObject({ date_of_birth: '1980-02-03', first_name: 'Ana' })
  })

  it.each([
    ['first_name', { first_name: '' }],
    ['date_of_birth', { 'date_of_birth-day': '31' }],
    ['date_of_birth', { 'date_of_birth-year': '2999' }],
    ['institution_id', { institution_id: 'clave' }],
    ['password', { password: 'password', confirm_password: 'password' }],
  ])('points at %s when it is wrong', async (name, change) => {
    const response = await stageWebPages().post('/register', { ...registration, ...change })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`id="register-${name}-fault"`)
  })
})

describe('where a patient is cared for', () => {
  const CLINIC = '1057a000-0000-4000-8000-000000000001'
  const list = {
    'GET /api/v1/institutions?skip=0&limit=1000': {
      json: [{ id: CLINIC, name: 'Clínica "San" Rafael', contact_email: 'rafael@clinica.example.com' }],
    },
  }
  const created = {
    'POST /api/v1/patients': { status: 201, json: { id: OTHER_ID, first_name: 'Ana', last_name: 'Ruiz' } },
  }

  it('offers the institutions by name, and shows a stranger nothing else of them', async () => {
    const page = await (await stageWebPages(list).get('/register')).text()
    expect(page).toContain('list="register-institution_id-suggestions"')
    expect(page).toContain('<option value="Clínica &#34;San&#34; Rafael">')
    expect(page).not.toContain(CLINIC)
    expect(page).not.toContain('rafael@clinica.example.com')
  })

  it('suggests none of more names than a page should carry, and knows them', async () => {
    const json = Array.from({ length: 401 }, (_, index) => ({
      id: `1057a000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Clínica ${index}`,
    }))
    const { get, post, questions } = stageWebPages({
      ...{ 'GET /api/v1/institutions?skip=0&limit=1000': { json } },
      ...created,
    })
    const page = await (await get('/register')).text()
    expect(page).toContain('Tu institución')
    expect(page).not.toContain('<datalist')
    await post('/register', { ...registration, institution_id: 'Clínica 400' })
    expect(questions.at(-1)?.json).toMatchObject({ institution_id: json[400]?.id })
  })

  it.each(['clinica "san" rafael', CLINIC])('registers at %s', async (institution_id) => {
    const { post, questions } = stageWebPages({ ...list, ...created })
    const response = await post('/register', { ...registration, institution_id })
    expect(response.headers.get('location')).toBe('/login')
    expect(questions.at(-1)?.json).toMatchObject({ institution_id: CLINIC })
  })

  it('refuses a name that no institution has, and keeps it', async () => {
    const { post, questions } = stageWebPages(list)
    const response = await post('/register', { ...registration, institution_id: 'Clínica Otra' })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('No encontramos una institución con ese nombre.')
    expect(page).toContain('value="Clínica Otra"')
    expect(questions.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it.each(['/register', '/register?institution=%3Cb%3E&doctor=1'])(
    'asks for the key while the names cannot be had (%s)',
    async (target) => {
      const page = await (await stageWebPages().get(target)).text()
      expect(page).toContain('Clave de tu institución')
      expect(page).not.toContain('<datalist')
      expect(page).toContain('id="register-doctor_id" name="doctor_id"')
      expect(page).toContain('value="" autocomplete="off" maxlength="36"')
    },
  )

  it('asks for the key of one whose name was typed, while the names cannot be had', async () => {
    const response = await stageWebPages(created).post('/register', {
      ...registration,
      institution_id: 'Clínica San Rafael',
    })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('Copia la clave completa')
    expect(page).toContain('value="Clínica San Rafael"')
  })

  it('does not wait for the names when a key is sent', async () => {
    const { post, questions } = stageWebPages({ ...list, ...created })
    await post('/register', registration)
    expect(questions.map(({ method }) => method)).toEqual(['POST'])
  })

  it('takes both from a registration link, the institution by its name', async () => {
    const page = await (
      await stageWebPages(list).get(`/register?institution=${CLINIC}&doctor=${OTHER_ID}`)
    ).text()
    expect(page).toContain('value="Clínica &#34;San&#34; Rafael" autocomplete="on"')
    expect(page).toContain(`value="${OTHER_ID}"`)
  })
})
