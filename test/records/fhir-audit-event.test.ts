import { describe, expect, it } from 'bun:test'
import { Fhir } from 'fhir'
import { chain, GENESIS } from '../../src/records/audit-chain.ts'
import { toFhirAuditEvent } from '../../src/records/fhir-audit-event.ts'
import { auditEvent } from '../support/audit-events.ts'

const exported = (members: Parameters<typeof auditEvent>[0]) =>
  JSON.parse(JSON.stringify(toFhirAuditEvent(chain(GENESIS, auditEvent(members)))))

const problems = (resource: unknown) =>
  new Fhir()
    .validate(resource as object, { errorOnUnexpected: true })
    .messages.filter((message) => message.severity === 'error' || message.severity === 'fatal')

describe('FHIR AuditEvent', () => {
  it.each(['record', 'authentication', 'denial', 'settings', 'administration', 'emergency'] as const)(
    'is a valid R4 resource for a %s event',
    (kind) => {
      expect(problems(exported({ kind }))).toEqual([])
      expect(
        problems(exported({ kind, patientId: null, userId: null, role: null, actorReferenceId: null })),
      ).toEqual([])
    },
  )

  it('would find a resource that is not valid', () => {
    expect(problems({ ...exported({}), recorded: undefined, agent: undefined })).not.toEqual([])
  })

  it.each([
    ['C', 'IHE.BasicAudit.PatientCreate', 'create'],
    ['R', 'IHE.BasicAudit.PatientRead', 'read'],
    ['U', 'IHE.BasicAudit.PatientUpdate', 'update'],
    ['D', 'IHE.BasicAudit.PatientDelete', 'delete'],
  ] as const)('names the BALP profile of action %s', (action, profile, interaction) => {
    const resource = exported({ action })
    expect(resource.meta.profile[0]).toEndWith(profile)
    expect(resource.subtype[0].code).toBe(interaction)
  })

  /** What the profiles of IHE BALP 1.1.3 ask for beyond R4: a client and a server with addresses, no address of the user. */
  const typesOf = (resource: { agent: { type: { coding: { code: string }[] } }[] }) =>
    resource.agent.map(({ type }) => type.coding[0]?.code)

  it.each([
    ['C', 'AUT', '110153', '110152'],
    ['R', 'IRCP', '110152', '110153'],
    ['U', 'AUT', '110153', '110152'],
    ['D', 'AUT', '110150', 'custodian'],
  ] as const)('has the agents of the profile of action %s', (action, user, client, server) => {
    const resource = exported({ action })
    expect(typesOf(resource)).toEqual([user, client, server])
    expect(resource.agent.map(({ network }: { network?: object }) => network !== undefined)).toEqual([
      false,
      true,
      true,
    ])
    expect(resource.agent.every(({ who }: { who?: object }) => who !== undefined)).toBe(true)
    const data = resource.entity.filter(({ type }: { type: { code: string } }) => type.code === '2')
    expect(data).toHaveLength(1)
    expect(data[0].detail).toBeUndefined()
  })

  it('claims no profile for what failed, was denied or tells of nobody', () => {
    for (const members of [
      { outcome: 'failure' },
      { outcome: 'denied', kind: 'denial' },
      { patientId: null },
      { action: 'E' },
    ] as const)
      expect(exported(members).meta).toBeUndefined()
  })

  it('tells which emergency was declared, and that the trail itself was read', () => {
    const broken = exported({ emergency: true, reason: 'emergency: BTG' })
    expect(broken.agent[0].purposeOfUse[0].coding[0].code).toBe('BTG')
    expect(exported({ kind: 'administration', route: '/api/v1/admin/audit' }).type.code).toBe('110101')
    expect(exported({ kind: 'administration', route: '/api/v1/admin/messages' }).type.code).toBe('110113')
  })

  it('names the patient, the doctor, the request and the emergency', () => {
    const resource = exported({ emergency: true })
    expect(resource.entity[0].what.reference).toBe('Patient/c0ffee00-0000-4000-8000-000000000001')
    expect(resource.agent[0].who.reference).toBe('Practitioner/d0c70000-0000-4000-8000-000000000001')
    expect(resource.agent[0].purposeOfUse[0].coding[0].code).toBe('ETREAT')
    expect(resource.entity[1].what.identifier.value).toBe('request-1')
  })
})
