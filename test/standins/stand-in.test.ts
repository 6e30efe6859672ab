import { afterAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVICE_NAMES } from '../../src/config.ts'
import { DEFAULT_PORTS, startStandIn } from '../../src/standins/stand-in.ts'
import { startStandIns } from '../../src/standins/stand-ins.ts'
import { account, ask, SECRET, tokenFor } from './clinic.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'standins-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

const options = { port: 0, dataDir, jwtSecret: SECRET }

describe('a stand-in', () => {
  it('knows the port of the reference for every service', () => {
    expect(Object.keys(DEFAULT_PORTS).toSorted()).toEqual([...SERVICE_NAMES].toSorted())
  })

  it('keeps its data between starts and shares it with one started apart', async () => {
    const patients = await startStandIn('patients', options)
    const institutions = await startStandIn('institutions', options)
    const { referenceId } = account('paciente1')
    await ask(patients, `PUT /api/v1/patients/${referenceId}`, {
      token: tokenFor('paciente1'),
      body: { last_name: 'Otro Apellido' },
    })
    const list = await ask(institutions, 'GET /api/v1/institutions/patients', {
      token: tokenFor('institucion1'),
    })
    expect(list.text).toContain('Otro Apellido')
    await Promise.all([patients.close(), institutions.close()])

    const again = await startStandIn('patients', options)
    expect((await ask(again, 'GET /api/v1/patients')).text).toContain('Otro Apellido')
    await again.close()
  })

  it('makes accounts at a remote auth service', async () => {
    const auth = await startStandIn('auth', options)
    const admins = await startStandIn('admins', { ...options, authUrl: auth.url })
    const body = {
      first_name: 'Rita',
      last_name: 'Prieto',
      contact_email: { email_address: 'rita@clinica.example.com' },
      password: 'Una-clave-larga',
    }
    const created = await ask(admins, 'POST /api/v1/admins', { token: tokenFor('admin1'), body })
    expect(created.status).toBe(201)
    expect(auth.seen.count({ method: 'POST', path: '/users/create' })).toBe(1)
    const line = `DELETE /api/v1/admins/${created.json.id}`
    expect((await ask(admins, line, { token: tokenFor('admin1') })).status).toBe(204)
    const login = { body: { email: 'rita@clinica.example.com', password: 'Una-clave-larga' } }
    expect((await ask(auth, 'POST /auth/login', login)).status).toBe(403)
    await Promise.all([auth.close(), admins.close()])
  })

  it('rejects when its port is taken', async () => {
    const first = await startStandIn('auth', options)
    await expect(startStandIn('doctors', { ...options, port: first.port })).rejects.toThrow()
    await first.close()
  })

  it('closes once, cutting what hangs', async () => {
    const auth = await startStandIn('auth', options)
    auth.faults.set([{ act: { kind: 'blackhole' } }])
    const hanging = ask(auth, 'GET /health').then(
      () => 'answered',
      () => 'cut',
    )
    while (auth.seen.count() === 0) await new Promise(setImmediate)
    await Promise.all([auth.close(), auth.close()])
    expect(await hanging).toBe('cut')
  })
})

describe('several stand-ins', () => {
  it('start on the given ports or free ones, all or none', async () => {
    const running = await startStandIns({ names: ['auth', 'doctors'], dataDir, jwtSecret: SECRET })
    expect(running.auth.url).toBe(`http://127.0.0.1:${running.auth.port}`)
    const clash = { names: ['patients', 'admins'] as const, ports: { admins: running.auth.port } }
    await expect(startStandIns({ ...clash, dataDir, jwtSecret: SECRET })).rejects.toThrow()
    await running.auth.close()
    expect((await ask(running.doctors, 'GET /api/v1/doctors', { token: tokenFor('admin1') })).status).toBe(
      200,
    )
    await running.doctors.close()
  })
})
