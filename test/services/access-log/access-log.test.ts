import { describe, expect, it } from 'bun:test'
import { NotFound } from '../../../src/errors.ts'
import type { ChainedEvent } from '../../../src/records/audit-event.ts'
import type { ContactMessage } from '../../../src/records/contact-messages.ts'
import { createAccessLog } from '../../../src/services/access-log/access-log.ts'
import { createActorNames } from '../../../src/services/access-log/actor-names.ts'
import { createAskAs } from '../../../src/services/ask-as.ts'
import { isUuid } from '../../../src/services/uuid.ts'
import { attachExchange } from '../../../src/telemetry/exchange.ts'
import { auditEvent } from '../../support/audit-events.ts'
import { exchange, fakeAsk, fakeSessions, RECORD_IDS, sessionOf } from '../../support/route-stage.ts'

const chained = (members: Partial<ChainedEvent>): ChainedEvent => ({
  ...auditEvent(),
  sequence: 1,
  hash: '0',
  actorReferenceId: RECORD_IDS.doctor,
  reason: 'role doctor, if it treats the patient',
  route: '/api/v1/patients/:id/medical-record',
  ...members,
})

const open = (events: readonly ChainedEvent[], answers: Parameters<typeof fakeAsk>[0] = {}) => {
  const { ask, questions } = fakeAsk(answers)
  const { sessions } = fakeSessions()
  const messages: ContactMessage[] = []
  const askAs = createAskAs({
    asks: { auth: ask, doctors: ask, patients: ask, institutions: ask, admins: ask },
    sessions,
  })
  const log = createAccessLog({
    store: {
      find: async ({ id, emergency, kind, limit }) =>
        events
          .filter((event) => id === undefined || event.id === id)
          .filter((event) => emergency === undefined || event.emergency === emergency)
          .filter((event) => kind === undefined || event.kind === kind)
          .slice(0, limit),
    },
    names: createActorNames({ askAs, now: () => 0 }),
    messages: { add: async (message) => void messages.push(message) },
    now: () => 1_795_000_000_000,
  })
  const request = new Request('http://localhost/')
  attachExchange(request, exchange('/'))
  const asking = { request, session: sessionOf('patient') }
  return { log, asking, questions, messages }
}

const DIRECTORY = {
  [`GET /api/v1/doctors/${RECORD_IDS.doctor}`]: {
    json: { first_name: 'Laura', last_name: 'Garza', institution_id: RECORD_IDS.institution },
  },
  [`GET /api/v1/institutions/${RECORD_IDS.institution}`]: { json: { name: 'Hospital San Rafael' } },
}

describe('the access log of a patient', () => {
  it('says who, of which institution, what and why in words', async () => {
    const { log, asking } = open([chained({})], DIRECTORY)
    expect((await log.of(asking, RECORD_IDS.patient, { language: 'es' })).entries).toMatchObject([
      {
        who: 'Laura Garza',
        institution: 'Hospital San Rafael',
        what: 'Expediente médico',
        reason: 'Es parte de tu atención',
        self: false,
      },
    ])
    expect((await log.of(asking, RECORD_IDS.patient, { language: 'en' })).entries).toMatchObject([
      { what: 'Medical record', reason: 'Takes part in your care' },
    ])
  })

  it('asks for each name once, however many lines it has', async () => {
    const { log, asking, questions } = open([chained({}), chained({}), chained({})], DIRECTORY)
    await log.of(asking, RECORD_IDS.patient, { language: 'es' })
    expect(questions).toHaveLength(2)
  })

  it('is shown by role where a directory does not answer', async () => {
    const { log, asking } = open([chained({}), chained({ role: 'admin', actorReferenceId: 'a' })])
    expect(
      (await log.of(asking, RECORD_IDS.patient, { language: 'es' })).entries.map(({ who }) => who),
    ).toEqual(['Médico', 'Administración'])
  })

  it('does not wait long for the directories', async () => {
    const { asking } = open([])
    const names = createActorNames({
      askAs: () => new Promise(() => undefined),
      now: () => 0,
      patienceMs: 1,
    })
    const nameOf = await names(asking, [chained({})])
    expect(nameOf(chained({}))).toEqual({ who: null, institution: null })
  })

  it('tells an emergency, a denial and the patient’s own reading apart', async () => {
    const { log, asking } = open([
      chained({ emergency: true, reason: 'emergency: ETREAT' }),
      chained({ outcome: 'denied', kind: 'denial' }),
      chained({ role: 'patient', actorReferenceId: RECORD_IDS.patient, reason: 'role patient, own record' }),
    ])
    expect((await log.of(asking, RECORD_IDS.patient, { language: 'es' })).entries).toMatchObject([
      { emergency: true, reason: 'Emergencia: tratamiento', denied: false },
      { emergency: false, reason: 'No tenía permiso', denied: true },
      { self: true, reason: 'Es tu propio expediente' },
    ])
  })

  it('turns an entry that looks wrong into a message, and only an own one', async () => {
    const event = chained({})
    const { log, asking, messages } = open([event], DIRECTORY)
    await log.report(asking, RECORD_IDS.patient, event.id, 'No la conozco.')
    expect(messages).toMatchObject([
      { kind: 'access-report', patientId: RECORD_IDS.patient, email: asking.session.email },
    ])
    expect(messages[0]?.message).toContain('Laura Garza')
    expect(messages[0]?.message).toContain('No la conozco.')
    await expect(log.report(asking, RECORD_IDS.patient, crypto.randomUUID(), '')).rejects.toBeInstanceOf(
      NotFound,
    )
  })
  it('reports an access without words under the id of its event, so that the store keeps it once', async () => {
    const event = chained({})
    const { log, asking, messages } = open([event], DIRECTORY)
    await log.report(asking, RECORD_IDS.patient, event.id, ' ')
    await log.report(asking, RECORD_IDS.patient, event.id, 'Otra cosa.')
    expect(messages.map(({ id }) => id === event.id)).toEqual([true, false])
  })

  it('reports an access in the same words under one id, in others under another', async () => {
    const event = chained({})
    const { log, asking, messages } = open([event, chained({ sequence: 2 })], DIRECTORY)
    for (const note of ['No la conozco.', ' No la conozco.\n', 'Otra cosa.'])
      await log.report(asking, RECORD_IDS.patient, event.id, note)
    const [first, again, other] = messages.map(({ id }) => id)
    expect(isUuid(first ?? '')).toBe(true)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('shows emergencies that many newer entries would hide, and says from where older ones go on', async () => {
    const lists = Array.from({ length: 500 }, (_, index) =>
      chained({ sequence: 1_000 - index, recordedAt: 5_000 }),
    )
    const opened = chained({ sequence: 3, emergency: true, recordedAt: 2 })
    const declared = chained({ sequence: 2, kind: 'emergency', emergency: true, recordedAt: 1 })
    const { log, asking } = open([...lists, opened, chained({ sequence: 1 }), declared])
    const { entries, olderUntil } = await log.of(asking, RECORD_IDS.patient, { language: 'es' })
    expect(entries).toHaveLength(502)
    expect(entries.slice(-2).map(({ id }) => id)).toEqual([opened.id, declared.id])
    expect(olderUntil).toBe(5_000)
  })

  it('leaves nothing out of a short log', async () => {
    const { log, asking } = open([chained({})])
    expect((await log.of(asking, RECORD_IDS.patient, { language: 'es' })).olderUntil).toBeNull()
  })
})
