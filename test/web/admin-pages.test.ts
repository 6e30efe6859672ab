import { describe, expect, it } from 'bun:test'
import { stageWebPages } from '../support/web-pages-stage.ts'

describe('the administration', () => {
  it.each([
    ['/admin/dashboard', 'Hay problemas en: Instituciones y Administradores.'],
    ['/admin/settings', 'Aviso general'],
    ['/admin/audit?kind=record', '4 eventos en esta página.'],
    ['/admin/sessions', 'Busca una cuenta por su clave'],
    ['/admin/sessions?q=user-1', 'Esta cuenta tiene una sesión abierta.'],
    ['/admin/emergency', 'Un acceso espera revisión.'],
    ['/admin/messages', 'Un mensaje espera respuesta.'],
  ])('%s opens with what matters', async (path, sentence) => {
    const response = await stageWebPages().get(path, 'admin')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(sentence)
  })

  it.each([
    [
      '/admin/settings',
      { key: 'log.level', value: 'warn', reason: 'ruido' },
      'change log.level "warn" ruido',
    ],
    ['/admin/settings/undo', { key: 'log.level', version: '4' }, 'undo log.level 4'],
    ['/admin/sessions/end', { user: 'user-1' }, 'closeAll user-1 but none'],
    ['/admin/emergency/review', { id: 'm0', review: 'flagged', note: '' }, 'review m0 flagged'],
    ['/admin/messages/handle', { id: 'c1' }, 'handle c1'],
  ])('%s does it and leads back', async (path, fields, call) => {
    const { post, calls } = stageWebPages()
    const response = await post(path, fields, 'admin')
    expect(response.status).toBe(303)
    expect(calls).toEqual([call])
  })

  it.each([
    ['/admin/emergency/review', '/admin/emergency', { id: 'm0', review: 'flagged' }, 'ya estaba revisado'],
    ['/admin/messages/handle', '/admin/messages', { id: 'c1' }, 'ya estaba atendido'],
  ])('%s says so when somebody was faster', async (path, page, fields, sentence) => {
    const { get, post } = stageWebPages()
    await post(path, fields, 'admin')
    const cookie = (await post(path, fields, 'admin')).headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await get(page, 'admin', { cookie })).text()).toContain(sentence)
  })

  it('names the setting that was saved as the page does', async () => {
    const { get, post } = stageWebPages()
    const saved = await post('/admin/settings', { key: 'log.level', value: 'warn', reason: 'ruido' }, 'admin')
    const cookie = saved.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await get('/admin/settings', 'admin', { cookie })).text()).toContain(
      'Guardamos el ajuste «Detalle de la bitácora».',
    )
  })

  it('takes no verdict but the two', async () => {
    const response = await stageWebPages().post(
      '/admin/emergency/review',
      { id: 'm0', review: 'open' },
      'admin',
    )
    expect(response.status).toBe(400)
  })
})
