import { describe, expect, it } from 'bun:test'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import type { OutboundRequest } from '../../src/http/message.ts'
import type { Service } from '../../src/proxy/service.ts'
import { endingSessions } from '../../src/services/ends-sessions.ts'

const ID = 'd0c70000-0000-4000-8000-000000000001'

const request = (changes: Partial<OutboundRequest>): OutboundRequest => ({
  method: 'DELETE',
  target: `/api/v1/doctors/${ID}`,
  fields: [],
  content: null,
  contentLength: null,
  deadline: Number.POSITIVE_INFINITY,
  signal: null,
  idempotencyKey: null,
  ...changes,
})

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** A service that answers with `status`, and what was closed when its answer came. */
const stage = (status: number, closeByReference?: () => Promise<number>) => {
  const closed: string[] = []
  const service: Service = {
    name: 'doctors',
    timeoutMs: 1_000,
    send: async () => ({ status, reason: '', fields: [], content: null }),
    state: () => ({ name: 'doctors', breaker: 'closed', inFlight: 0, queued: 0, instances: [] }),
    ping: async () => 0,
    close: async () => undefined,
  }
  const close = async (id: string) => {
    closed.push(id)
    return 1
  }
  return { closed, service: endingSessions(service, { closeByReference: closeByReference ?? close }) }
}

describe('deactivating a record', () => {
  it.each([
    ['by deleting it', request({}), 204],
    ['with a slash at the end', request({ target: `/api/v1/doctors/${ID}/` }), 204],
    ['in capitals', request({ target: `/api/v1/patients/${ID.toUpperCase()}?x=1` }), 204],
    ['once more, after an answer was lost', request({}), 404],
    ['by a change', request({ method: 'PUT', content: json({ is_active: false }) }), 200],
  ])('ends its sessions: %s', async (_how, asked, status) => {
    const { service, closed } = stage(status)
    await service.send(asked)
    expect(closed).toEqual([ID])
  })

  it.each([
    ['a refusal', request({}), 403],
    ['a failure', request({}), 500],
    ['a reading', request({ method: 'GET' }), 200],
    ['something below the record', request({ target: `/api/v1/doctors/${ID}/emails/${ID}` }), 204],
    ['a change of a name', request({ method: 'PUT', content: json({ first_name: 'Ana' }) }), 200],
    ['an activation', request({ method: 'PUT', content: json({ is_active: true }) }), 200],
    ['content that is no JSON', request({ method: 'PUT', content: new Uint8Array([0x7b]) }), 422],
  ])('is not what %s does', async (_what, asked, status) => {
    const { service, closed } = stage(status)
    await service.send(asked)
    expect(closed).toEqual([])
  })

  it('fails, to be repeated, while the sessions cannot be ended', async () => {
    const { service } = stage(204, async () => {
      throw new SessionStoreUnavailable()
    })
    await expect(service.send(request({}))).rejects.toBeInstanceOf(SessionStoreUnavailable)
  })
})
