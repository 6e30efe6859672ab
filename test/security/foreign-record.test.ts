// OWASP API1:2023 (broken object level authorization), ASVS 5.0 V8.2.1-V8.2.2; original defects A2, A8, A9, B2.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ROLES, type Role } from '../../src/identity/role.ts'
import { type RouteRule, ruleOf } from '../../src/plugins/rule.ts'
import { admins } from '../../src/services/admins/index.ts'
import { doctors } from '../../src/services/doctors/index.ts'
import { institutions } from '../../src/services/institutions/index.ts'
import { patients } from '../../src/services/patients/index.ts'
import { type ApiClient, askStranger, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { fakeForward, fakeSessions } from '../support/route-stage.ts'
import { stageWebApi } from '../support/web-api-stage.ts'

let gateway: StartedGateway
let clients: Readonly<Record<Role, ApiClient>>
let records: readonly { readonly id: string; readonly doctor_id: string; readonly institution_id: string }[]

beforeAll(async () => {
  gateway = await startGateway({ as: 'app' })
  const client = (role: Role) => logIn(gateway.url, demoAccount(role))
  clients = {
    patient: await client('patient'),
    doctor: await client('doctor'),
    institution: await client('institution'),
    admin: await client('admin'),
  }
  records = (await clients.admin.read('/api/v1/patients?limit=1000')) as typeof records
}, 60_000)

afterAll(() => gateway?.close(), 60_000)

interface Guarded {
  readonly method: string
  readonly path: string
  readonly rule: RouteRule
}

/** Every route with a rule by role, from the groups themselves; a wildcard is tried with PATCH. */
const guardedRoutes = (): readonly Guarded[] => {
  const deps = { forward: fakeForward().forward, sessions: fakeSessions().sessions }
  const groups = new Elysia()
    .use(patients({ ...deps, forwardToInstitutions: deps.forward }))
    .use(doctors(deps))
    .use(institutions(deps))
    .use(admins(deps))
    .use(stageWebApi({}).group)
  return groups.routes.flatMap(({ method, path, hooks }) => {
    const rule = ruleOf(hooks)
    const isByRole = rule !== null && typeof rule.access === 'object'
    return isByRole ? [{ method: method === 'ALL' ? 'PATCH' : method, path, rule }] : []
  })
}

/** A record of the kind that exists and has nothing to do with the demo account of any role. */
const foreignId = (kind: 'patient' | 'doctor' | 'institution'): string => {
  const foreign = records.find(
    ({ id, doctor_id, institution_id }) =>
      ![id, doctor_id, institution_id].some((known) =>
        ROLES.some((role) => known === demoAccount(role).referenceId),
      ),
  )
  if (!foreign) throw new Error('the seed has no foreign patient')
  return { patient: foreign.id, doctor: foreign.doctor_id, institution: foreign.institution_id }[kind]
}

const concrete = ({ path, rule }: Guarded): string =>
  path.replace('*', 'anything').replace(/:\w+/g, foreignId(rule.subject?.kind ?? 'patient'))

const routes = guardedRoutes()

describe('a foreign record (defects A2, A8, A9)', () => {
  it('is tried on every route that names one', () => {
    expect(routes.filter(({ rule }) => rule.subject).length).toBeGreaterThanOrEqual(18)
  })

  for (const role of ROLES) {
    it(`stays closed to a ${role} without the right relation, on every route and method`, async () => {
      const opened: string[] = []
      for (const route of routes) {
        const access = route.rule.access
        const scope = typeof access === 'object' ? access[role] : undefined
        if (scope === 'any') continue
        const { status } = await clients[role].ask(route.method, concrete(route))
        if (status !== 403) opened.push(`${route.method} ${route.path} ${status}`)
      }
      expect(opened).toEqual([])
    })
  }

  it('and every other one stay closed to a stranger (A9)', async () => {
    const opened: string[] = []
    for (const route of routes) {
      const { status } = await askStranger(gateway.url, route.method, concrete(route))
      if (status !== 401) opened.push(`${route.method} ${route.path} ${status}`)
    }
    expect(opened).toEqual([])
  })

  it('is still there afterwards', async () => {
    for (const kind of ['patient', 'doctor', 'institution'] as const) {
      const answer = await clients.admin.ask('GET', `/api/v1/${kind}s/${foreignId(kind)}`)
      expect([kind, answer.status, ((await answer.json()) as { is_active: boolean }).is_active]).toEqual([
        kind,
        200,
        true,
      ])
    }
  })
})
