import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toFaultText } from '../../src/cli/fault-text.ts'
import { misspeltVariables } from '../../src/cli/misspelt-variables.ts'
import { runCommand } from '../../src/cli/run.ts'
import { createBunRuntime } from '../../src/runtime/bun.ts'
import { createAuthority } from '../support/certificates.ts'

const directory = mkdtempSync(join(tmpdir(), 'gateway-check-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** The lines that `gateway check` prints, and its exit code. */
const check = async (environment: Readonly<Record<string, string>>) => {
  const printed: string[] = []
  const context = { args: ['check'], runtime: createBunRuntime(), printError: () => undefined }
  const code = await runCommand({
    ...context,
    environment: { DATA_DIR: join(directory, 'data'), ...environment },
    print: (line) => printed.push(line),
  })
  return { code, text: printed.join('\n') }
}

describe('gateway check', () => {
  it('says why a dependency does not answer, without the password in its address', async () => {
    const { code, text } = await check({
      PATIENT_SERVICE_URL: 'http://127.0.0.1:1',
      REDIS_URL: 'redis://:hidden@127.0.0.1:1',
      DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x',
    })
    expect(code).toBe(1)
    expect(text).toMatch(/^FAIL {2}patients .*127\.0\.0\.1:1 .*\bECONNREFUSED\b/m)
    expect(text).toMatch(/^FAIL {2}sessions .*\bECONNREFUSED\b/m)
    expect(text).toMatch(/^FAIL {2}database .*\bECONNREFUSED\b/m)
    expect(text).not.toContain('hidden')
  })

  it('does not guess what the next start migrates while the database is away', async () => {
    const { text } = await check({ DATABASE_URL: 'postgres://127.0.0.1:1/x' })
    expect(text).not.toContain('the next start runs')
    expect((await check({})).text).toContain('the next start runs 0001-audit-events')
  })

  it('points out what looks like a variable of ours', async () => {
    const { code, text } = await check({ PATINT_SERVICE_TIMEOUT_MS: '1' })
    expect(code).toBe(0)
    expect(text).toContain(
      'PATINT_SERVICE_TIMEOUT_MS is no variable of the gateway; PATIENT_SERVICE_TIMEOUT_MS is',
    )
  })

  describe('with a service on https', () => {
    const authority = createAuthority()
    const pair = authority.sign('patients', 'DNS:patients.internal')
    const ca = join(directory, 'ca.pem')
    let server: Server
    beforeAll(async () => {
      writeFileSync(ca, authority.cert)
      server = createServer(pair, (_request, response) => response.end('{}'))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterAll(() => {
      server.close()
      authority.remove()
    })

    it('dials it with its own authority and name', async () => {
      const { port } = server.address() as AddressInfo // boundary: a TCP server that listens
      const PATIENT_SERVICE_URL = `https://127.0.0.1:${port}`
      expect((await check({ PATIENT_SERVICE_URL })).text).toMatch(/^FAIL {2}patients .*certificate/m)
      const named = { PATIENT_SERVICE_CA_FILE: ca, PATIENT_SERVICE_SERVER_NAME: 'patients.internal' }
      expect((await check({ PATIENT_SERVICE_URL, ...named })).text).toMatch(/^ok {4}patients /m)
    })
  })
})

describe('the reason of a failure', () => {
  it('is the innermost one, on one line and without credentials', () => {
    const inner = new Error('no way to redis://me:hidden@h:1\nat all')
    const outer = new Error('unavailable', { cause: new AggregateError([inner]) })
    expect(toFaultText(outer)).toBe('no way to redis://h:1 at all')
  })

  it('is the code of an error that says nothing', () => {
    expect(toFaultText(Object.assign(new Error(''), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED')
  })
})

describe('misspelt variables', () => {
  it('are those near to ours, and no others', () => {
    const environment = {
      REDIS_UR: 'x',
      SECRET_KEY_FILE: 'x',
      HOME: '/',
      HOSTNAME: 'h',
      LOGNAME: 'root',
      LANG: 'C',
    }
    expect(misspeltVariables(environment)).toEqual([{ name: 'REDIS_UR', meant: 'REDIS_URL' }])
  })
})
