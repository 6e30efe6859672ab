import { describe, expect, it } from 'bun:test'
import { OTHER_ID } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const message = { name: 'Mario', email: 'mario@correo.example.com', phone: '', message: '¿Cómo me registro?' }

describe('the contact form', () => {
  it('keeps the message and says so on the next page', async () => {
    const { post, get, messages } = stageWebPages()
    const response = await post('/contact', message)
    expect(messages).toMatchObject([{ name: 'Mario', phone: null, message: '¿Cómo me registro?' }])
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    const next = await get('/', undefined, { cookie })
    expect(await next.text()).toContain('Recibimos tu mensaje.')
    expect(next.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  it.each(['name', 'email', 'message'])('points at %s when it is missing', async (name) => {
    const { post, messages } = stageWebPages()
    const response = await post('/contact', { ...message, [name]: '' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`id="contact-${name}-fault"`)
    expect(messages).toEqual([])
  })

  it('files a message once, however often it is sent', async () => {
    const { post, messages } = stageWebPages()
    await post('/contact', { ...message, 'idempotency-key': OTHER_ID })
    expect(messages.map(({ id }) => id)).toEqual([OTHER_ID])
  })
})

describe('the language switch', () => {
  it('remembers the choice and stays where the person was', async () => {
    const { post, get } = stageWebPages()
    const response = await post('/language', { locale: 'en', 'return-to': '/docs/api' })
    expect(response.headers.get('location')).toBe('/docs/api')
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await get('/', undefined, { cookie })).text()).toContain('<html lang="en">')
  })

  it('leads nowhere else', async () => {
    const response = await stageWebPages().post('/language', {
      locale: 'en',
      'return-to': 'https://evil.example',
    })
    expect(response.headers.get('location')).toBe('/')
  })
})

describe('the documentation', () => {
  it.each(['patients', 'doctors', 'institutions', 'administrators', 'api', 'privacy', 'status'])(
    'has a page %s',
    async (topic) => {
      expect((await stageWebPages().get(`/docs/${topic}`)).status).toBe(200)
    },
  )

  it('answers 404 to a page that does not exist', async () => {
    expect((await stageWebPages().get('/docs/__proto__')).status).toBe(404)
  })
})
