// RFC 6265 8.6 (weak integrity): a service on the gateway's host must not plant or end the gateway's session. ASVS 5.0 3.3.
import { describe, expect, it } from 'bun:test'
import { openStage } from '../proxy/stage.ts'

describe('cookies of a service', () => {
  it('never touch the session, in any spelling, and stay on the gateway host', async () => {
    await using stage = await openStage((_, response) => {
      response.setHeader('set-cookie', [
        'predicthealth_session=evil; Path=/',
        'PREDICTHEALTH_SESSION=evil',
        '__Host-predicthealth_session=evil; Secure; Path=/',
        '=predicthealth_session=evil',
        'theme=dark; Domain=example.org; Path=/lab',
      ])
      response.setHeader('clear-site-data', '"cookies"')
      response.end('ok')
    })
    const { headers } = await fetch(stage.url)
    expect(headers.getSetCookie()).toEqual(['theme=dark; Path=/lab'])
    expect(headers.has('clear-site-data')).toBe(false)
  })
})
