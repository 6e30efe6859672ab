import { Elysia, t } from 'elysia'
import { InvalidInput } from '../../errors.ts'
import { type RouteRule, ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import type { EmergencyAccess } from '../../records/emergency.ts'
import type { EmergencyAccesses } from '../../records/emergency-access.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import type { Passage } from '../carry.ts'
import { Timestamp } from '../date.ts'
import { createInputParser } from '../input.ts'
import { toIso } from '../iso-time.ts'
import { jsonAnswer } from '../json-answer.ts'
import { readJson } from '../json-content.ts'
import { namePatients } from '../named-patients.ts'
import { answers, creates } from '../responses.ts'
import { isUuid, Uuid } from '../uuid.ts'

const rules = {
  declare: {
    summary: 'Declarar una emergencia para abrir el expediente de un paciente',
    subject: { kind: 'patient', of: 'answer' },
    audit: 'emergency',
    action: 'E',
    access: { doctor: 'any' },
    limit: 'login',
  },
  running: { summary: 'Emergencias propias que siguen abiertas', action: 'R', access: { doctor: 'any' } },
} as const satisfies Record<string, RouteRule>

const Declaration = t.Object(
  {
    patient_id: t.String(),
    purpose: t.String(),
    reason: t.String({ maxLength: 500 }),
    password: t.String({ minLength: 1, maxLength: 1_024 }),
  },
  { title: 'EmergencyDeclaration' },
)

const OpenEmergency = t.Object(
  {
    id: Uuid,
    patient_id: Uuid,
    purpose: t.String(),
    reason: t.String(),
    opened_at: Timestamp,
    expires_at: Timestamp,
  },
  { title: 'OpenEmergency' },
)

/** `/api/v1/emergency-access`: a doctor opens the record of a patient who is not the own one, for sixty minutes. */
export const emergencyRoutes = (emergencies: Pick<EmergencyAccesses, 'declare' | 'running'>) => {
  const parse = createInputParser(Declaration)

  const declare = async ({ request, session }: Passage): Promise<Response> => {
    const { patient_id, ...declaration } = parse(await readJson(request))
    if (!isUuid(patient_id))
      throw new InvalidInput(null, {
        faults: [{ pointer: '/patient_id', detail: 'No es un id de paciente.' }],
      })
    const patientId = patient_id.toLowerCase()
    const exchange = exchangeOf(request)
    // Also a refused declaration is told of the patient it was about.
    namePatients(exchange, { id: patientId })
    const opened = await emergencies.declare(signedIn(session), { patientId, ...declaration }, exchange)
    return jsonAnswer(toItem(opened), { status: 201 })
  }

  const running = async ({ session }: Passage): Promise<Response> =>
    jsonAnswer((await emergencies.running(signedIn(session))).map(toItem))

  return new Elysia({ name: 'services/emergency', prefix: '/api/v1/emergency-access' })
    .post('', declare, {
      ...ruled(rules.declare),
      parse: 'none',
      body: t.Optional(Declaration),
      response: creates(OpenEmergency),
    })
    .get('', running, { ...ruled(rules.running), response: answers(t.Array(OpenEmergency)) })
}

const toItem = ({ id, patientId, purpose, reason, openedAt, expiresAt }: EmergencyAccess) => ({
  id,
  patient_id: patientId,
  purpose,
  reason,
  opened_at: toIso(openedAt),
  expires_at: toIso(expiresAt),
})
