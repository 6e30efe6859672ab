// Original defect A20: X-User-ID, X-User-Type and X-Forwarded-For of the client reached the service. ASVS 5.0 4.1.3.
import { describe, expect, it } from 'bun:test'
import { sendRaw } from '../proxy/raw-client.ts'
import { openStage } from '../proxy/stage.ts'

const SPOOFED = [
  'X-User-ID: evil',
  'X-User-Type: evil',
  'x-user-roles: evil',
  'X_User_Id: evil',
  'X_USER_TYPE: evil',
  'X-Forwarded-For: evil',
  'X_Forwarded_For: evil',
  'X-Forwarded-Host: evil',
  'X-Real-IP: evil',
  'Forwarded: for=evil',
  'Authorization: Bearer evil',
  'Cookie: predicthealth_session=evil',
  'X-Request-ID: evil',
  'X-HTTP-Method-Override: EVIL',
  'X-Original-URL: /evil',
  'X-Request-Timeout-Ms: evil',
]

describe('identity spoofing (defect A20)', () => {
  it.each([null, { userId: 'u-1', role: 'patient', token: 't' }])(
    'no spelling of an identity or forwarding field reaches a service (%j)',
    async (identity) => {
      await using stage = await openStage((_, response) => response.end('ok'), { identity })
      const client = sendRaw(
        stage.port,
        `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-User-ID\r\n${SPOOFED.join('\r\n')}\r\n\r\n`,
      )
      await client.closed
      expect(stage.seen).toHaveLength(1)
      expect(stage.seen[0]?.fields.join('\n').toLowerCase()).not.toContain('evil')
    },
  )
})
