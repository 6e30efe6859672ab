import type { ChainedEvent } from './audit-event.ts'

/**
 * Export form of the trail: FHIR R4 `AuditEvent` in the IHE Basic Audit Log Patterns profiles
 * (https://profiles.ihe.net/ITI/BALP, 1.1.3). Each resource stands alone in one NDJSON line.
 */
const BALP = 'https://profiles.ihe.net/ITI/BALP'
const PROFILE_BY_ACTION = {
  C: `${BALP}/StructureDefinition/IHE.BasicAudit.PatientCreate`,
  R: `${BALP}/StructureDefinition/IHE.BasicAudit.PatientRead`,
  U: `${BALP}/StructureDefinition/IHE.BasicAudit.PatientUpdate`,
  D: `${BALP}/StructureDefinition/IHE.BasicAudit.PatientDelete`,
  E: `${BALP}/StructureDefinition/IHE.BasicAudit.PatientQuery`,
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
      return { type: coding(DICOM, '110113', 'Security Alert') }
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

const person = (event: ChainedEvent) => ({
  type: {
    coding: [
      coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP', 'information recipient'),
    ],
  },
  ...(event.role ? { role: [{ text: event.role }] } : {}),
  who: {
    identifier: { value: event.userId ?? 'anonymous' },
    ...(event.role && event.actorReferenceId
      ? { reference: `${RESOURCE_BY_ROLE[event.role]}/${event.actorReferenceId}` }
      : {}),
  },
  requestor: true,
  network: { address: event.address, type: '2' },
  ...(event.emergency
    ? {
        purposeOfUse: [
          {
            coding: [
              coding('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'ETREAT', 'Emergency Treatment'),
            ],
          },
        ],
      }
    : {}),
})

const gateway = {
  type: { coding: [coding(DICOM, '110152', 'Destination Role ID')] },
  who: { display: 'PredictHealth Gateway' },
  requestor: false,
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
    detail: [
      { type: 'sequence', valueString: String(event.sequence) },
      { type: 'hash', valueString: event.hash },
    ],
  },
]

/** One FHIR R4 `AuditEvent`; never clinical content, as the event has none. */
export const toFhirAuditEvent = (event: ChainedEvent) => ({
  resourceType: 'AuditEvent' as const,
  id: event.id,
  meta:
    event.kind === 'record' && event.patientId ? { profile: [PROFILE_BY_ACTION[event.action]] } : undefined,
  ...typeOf(event),
  action: event.action,
  recorded: new Date(event.recordedAt).toISOString(),
  outcome: OUTCOME_CODE[event.outcome],
  outcomeDesc: event.reason ?? undefined,
  agent: [person(event), gateway],
  source: { observer: { display: 'PredictHealth Gateway' } },
  entity: entitiesOf(event),
})
