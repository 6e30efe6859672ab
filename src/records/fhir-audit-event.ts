import type { ChainedEvent } from './audit-event.ts'

/**
 * Export form of the trail: FHIR R4 `AuditEvent` in the IHE Basic Audit Log Patterns profiles
 * (https://profiles.ihe.net/ITI/BALP, 1.1.3). Each resource stands alone in one NDJSON line.
 */
const BALP = 'https://profiles.ihe.net/ITI/BALP'
/** None for an execution: a query's profile asks for the query, and the trail keeps none. */
const PROFILE_BY_ACTION = {
  C: 'PatientCreate',
  R: 'PatientRead',
  U: 'PatientUpdate',
  D: 'PatientDelete',
  E: null,
} as const
const INTERACTION_BY_ACTION = { C: 'create', R: 'read', U: 'update', D: 'delete', E: 'search' } as const
/** http://hl7.org/fhir/audit-event-outcome: success, minor failure (refused), serious failure. */
const OUTCOME_CODE = { success: '0', denied: '4', failure: '8' } as const

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'
const coding = (system: string, code: string, display: string) => ({ system, code, display })

const typeOf = (event: ChainedEvent) => {
  switch (event.kind) {
    case 'record':
    case 'denial':
      return {
        type: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest', 'RESTful Operation'),
        subtype: [
          coding(
            'http://hl7.org/fhir/restful-interaction',
            INTERACTION_BY_ACTION[event.action],
            INTERACTION_BY_ACTION[event.action],
          ),
        ],
      }
    case 'authentication':
      return { type: coding(DICOM, '110114', 'User Authentication') }
    case 'settings':
      return { type: coding(DICOM, '110100', 'Application Activity') }
    case 'administration':
      return {
        type: /\/audit\b/.test(event.route)
          ? coding(DICOM, '110101', 'Audit Log Used')
          : coding(DICOM, '110113', 'Security Alert'),
      }
    case 'emergency':
      return { type: coding(DICOM, '110127', 'Emergency Override Started') }
  }
}

const RESOURCE_BY_ROLE = {
  patient: 'Patient',
  doctor: 'Practitioner',
  institution: 'Organization',
  admin: 'Practitioner',
} as const

const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'
const SOURCE = coding(DICOM, '110153', 'Source Role ID')
const DESTINATION = coding(DICOM, '110152', 'Destination Role ID')
const RECIPIENT = coding(PARTICIPATION, 'IRCP', 'information recipient')
const AUTHOR = coding(PARTICIPATION, 'AUT', 'author (originator)')
const WRITING = { client: SOURCE, server: DESTINATION, user: AUTHOR }
/** Who is what, as the profile of each action has it: what is read flows to the client, what is written comes from there. */
const AGENTS_BY_ACTION = {
  C: WRITING,
  R: { client: DESTINATION, server: SOURCE, user: RECIPIENT },
  U: WRITING,
  D: {
    client: coding(DICOM, '110150', 'Application'),
    server: coding(
      'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
      'custodian',
      'Custodian',
    ),
    user: AUTHOR,
  },
  E: WRITING,
} as const

const PURPOSES = { ETREAT: 'Emergency Treatment', BTG: 'break the glass' } as const

/** The one a doctor declared stands in the reason. */
const purposeOf = ({ emergency, reason }: ChainedEvent) => {
  if (!emergency) return {}
  const code = reason?.endsWith('BTG') ? 'BTG' : 'ETREAT'
  const actReason = coding('http://terminology.hl7.org/CodeSystem/v3-ActReason', code, PURPOSES[code])
  return { purposeOfUse: [{ coding: [actReason] }] }
}

const agentsOf = (event: ChainedEvent) => {
  const { client, server, user } = AGENTS_BY_ACTION[event.action]
  return [
    {
      type: { coding: [user] },
      ...(event.role ? { role: [{ text: event.role }] } : {}),
      who: {
        identifier: { value: event.userId ?? 'anonymous' },
        ...(event.role && event.actorReferenceId
          ? { reference: `${RESOURCE_BY_ROLE[event.role]}/${event.actorReferenceId}` }
          : {}),
      },
      requestor: true,
      ...purposeOf(event),
    },
    {
      type: { coding: [client] },
      // Which program it was is not known; which session, if there was one, is.
      who: event.sid ? { identifier: { value: event.sid } } : { display: 'client without session' },
      requestor: false,
      network: { address: event.address, type: '2' },
    },
    {
      type: { coding: [server] },
      who: { display: 'PredictHealth Gateway' },
      requestor: false,
      network: { address: 'predicthealth-gateway', type: '1' },
    },
  ]
}

const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type'
const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role'

const entitiesOf = (event: ChainedEvent) => [
  ...(event.patientId
    ? [
        {
          what: { reference: `Patient/${event.patientId}` },
          type: coding(ENTITY_TYPE, '1', 'Person'),
          role: coding(OBJECT_ROLE, '1', 'Patient'),
        },
      ]
    : []),
  {
    what: { identifier: { value: event.requestId } },
    type: coding(`${BALP}/CodeSystem/BasicAuditEntityType`, 'XrequestId', 'Value of X-Request-Id'),
  },
  {
    what: { display: event.route },
    type: coding(ENTITY_TYPE, '2', 'System Object'),
    role: coding(OBJECT_ROLE, '20', 'Job'),
  },
  {
    what: { display: 'hash chain' },
    type: coding(ENTITY_TYPE, '4', 'Other'),
    detail: [
      { type: 'sequence', valueString: String(event.sequence) },
      { type: 'hash', valueString: event.hash },
    ],
  },
]

/** The profiles are those of what succeeded. */
const profileOf = ({ kind, outcome, patientId, action }: ChainedEvent) => {
  const name = kind === 'record' && outcome === 'success' && patientId ? PROFILE_BY_ACTION[action] : null
  return name === null ? {} : { meta: { profile: [`${BALP}/StructureDefinition/IHE.BasicAudit.${name}`] } }
}

/** One FHIR R4 `AuditEvent`; never clinical content, as the event has none. */
export const toFhirAuditEvent = (event: ChainedEvent) => ({
  resourceType: 'AuditEvent' as const,
  id: event.id,
  ...profileOf(event),
  ...typeOf(event),
  action: event.action,
  recorded: new Date(event.recordedAt).toISOString(),
  outcome: OUTCOME_CODE[event.outcome],
  outcomeDesc: event.reason ?? undefined,
  agent: agentsOf(event),
  source: { observer: { display: 'PredictHealth Gateway' } },
  entity: entitiesOf(event),
})
