// Original defect A21: redirects of a service were followed to any host, identity fields included. RFC 9110 15.4.
import { describe, expect, it } from 'bun:test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openStage } from '../proxy/stage.ts'

describe('redirect of a service (defect A21)', () => {
  it('to another host is neither followed nor passed on', async () => {
    let asked = 0
    const elsewhere = createServer((_, response) => {
      asked += 1
      response.end('stolen')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = elsewhere.address() as AddressInfo
    await using stage = await openStage((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/x` })
      response.end()
    })
    const answered = await fetch(stage.url, { redirect: 'manual' })
    expect([answered.status, await answered.text()]).toEqual([502, 'bad_gateway'])
    expect(answered.headers.has('location')).toBe(false)
    expect(asked).toBe(0)
    elsewhere.close()
  })

  it('to itself leads to the same path at the gateway', async () => {
    await using stage = await openStage((request, response) => {
      // As FastAPI does for a trailing slash: absolute, built from the Host it was asked by.
      response.writeHead(307, { location: `http://${request.headers.host}/api/v1/doctors?limit=1` })
      response.end()
    })
    const answered = await fetch(`${stage.url}/api/v1/doctors/?limit=1`, { redirect: 'manual' })
    expect([answered.status, answered.headers.get('location')]).toEqual([307, '/api/v1/doctors?limit=1'])
  })
})
