import { describe, expect, it } from 'bun:test'
import { describeGateway } from '../../../src/cli/describe-gateway.ts'
import { ConfigErrors } from '../../../src/config-reader.ts'
import { createBunRuntime } from '../../../src/runtime/bun.ts'
import { refuseOwnAreas } from '../../../src/services/extra/own-areas.ts'

const describeWith = (environment: Record<string, string> = {}) =>
  describeGateway({ NODE_ENV: 'test', ...environment }, createBunRuntime())

const refusedFor = async (...prefixes: string[]) => {
  const { routes } = await describeWith()
  try {
    refuseOwnAreas(
      prefixes.map((prefix) => ({ prefix })),
      routes,
    )
    return []
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error
    return error.problems.map(({ name, allowed }) => `${name} ${allowed}`)
  }
}

const OURS = [
  ...['/api', '/api/v1', '/api/v1/patients', '/api/v1/patients/labs', '/api/v1/admin', '/api/v1/auth'],
  ...['/api/v1/health', '/api/v1/emergency-access', '/api/web', '/api/web/labs', '/health', '/ready'],
  ...['/static', '/static/labs', '/login', '/docs/labs', '/patient', '/doctor/x', '/admin', '/account'],
  ...['/register', '/favicon.ico', '/.well-known'],
]

describe('the prefix of a further service', () => {
  it('is neither in nor above what the gateway itself serves, and every one that is, is named', async () => {
    const refused = await refusedFor(...OURS)
    expect(refused.map((line) => line.split(' ')[0])).toEqual(
      OURS.map((_, index) => `EXTRA_SERVICES/${index}/prefix`),
    )
    expect(refused[3]).toEndWith('neither in nor above /api/v1/patients of the gateway')
    expect(refused[0]).toContain('/api/v1/admin, /api/v1/admins, /api/v1/auth')
  })

  it('is free elsewhere, beside ours too', async () => {
    expect(
      await refusedFor('/labs', '/api/v1/labs', '/api/v2', '/healthy', '/.well-known/acme-challenge'),
    ).toEqual([])
  })

  it('is looked at when the gateway is put together', async () => {
    const EXTRA_SERVICES = '[{"name":"labs","prefix":"/api/web","url":"http://127.0.0.1:9"}]'
    await expect(describeWith({ EXTRA_SERVICES })).rejects.toBeInstanceOf(ConfigErrors)
  })
})
