import { Elysia, t } from 'elysia'
import { NotFound } from '../../errors.ts'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { SessionItem } from '../auth/model.ts'
import { toSessionItem } from '../auth/session-item.ts'
import type { Passage } from '../carry.ts'
import { createInputParser } from '../input.ts'
import { toIso, toIsoOrNull } from '../iso-time.ts'
import { emptyAnswer, jsonAnswer } from '../json-answer.ts'
import { readJson } from '../json-content.ts'
import { answers, removes } from '../responses.ts'
import { EmergencyItem, EmergencyReview, EndedSessions, MessageItem } from './model.ts'
import type { Platform } from './platform.ts'
import { rules } from './rules.ts'

const LIMIT = 200
const UserParams = t.Object({ userId: t.String() })
const IdParams = t.Object({ id: t.String() })

/** What concerns people: sessions of an account, emergencies to review, messages to answer. */
export const peopleRoutes = ({ sessions, emergencies, messages, now }: Platform) => {
  const parseReview = createInputParser(EmergencyReview)
  const param = ({ params }: Passage, name: string): string => params?.[name] ?? ''

  const sessionsOf = async (passage: Passage): Promise<Response> => {
    const own = signedIn(passage.session)
    const current = { sid: own.sid, address: exchangeOf(passage.request).clientAddress }
    const summaries = await sessions.list(param(passage, 'userId'))
    return jsonAnswer(summaries.map((summary) => toSessionItem(summary, current)))
  }

  const endSessions = async (passage: Passage): Promise<Response> =>
    jsonAnswer({ ended: await sessions.closeAll(param(passage, 'userId')) })

  const listEmergencies = async (): Promise<Response> => {
    const found = await emergencies.list(null, LIMIT)
    return jsonAnswer(
      found.map((access) => ({
        id: access.id,
        user_id: access.userId,
        doctor_id: access.referenceId,
        patient_id: access.patientId,
        purpose: access.purpose,
        reason: access.reason,
        opened_at: toIso(access.openedAt),
        expires_at: toIso(access.expiresAt),
        review: access.review,
        reviewed_by: access.reviewedBy,
        review_note: access.reviewNote,
      })),
    )
  }

  const review = async (passage: Passage): Promise<Response> => {
    const verdict = parseReview(await readJson(passage.request))
    const by = signedIn(passage.session).userId
    if (!(await emergencies.review(param(passage, 'id'), { ...verdict, by }))) throw new NotFound()
    return emptyAnswer()
  }

  const listMessages = async (): Promise<Response> => {
    const found = await messages.list(LIMIT)
    return jsonAnswer(
      found.map((message) => ({
        id: message.id,
        kind: message.kind ?? 'contact',
        patient_id: message.patientId ?? null,
        name: message.name,
        email: message.email,
        phone: message.phone,
        message: message.message,
        received_at: toIso(message.receivedAt),
        handled_by: message.handledBy,
        handled_at: toIsoOrNull(message.handledAt),
      })),
    )
  }

  const handle = async (passage: Passage): Promise<Response> => {
    const { userId } = signedIn(passage.session)
    if (!(await messages.handle(param(passage, 'id'), userId, now()))) throw new NotFound()
    return emptyAnswer()
  }

  return new Elysia({ name: 'services/platform/people' })
    .get('/users/:userId/sessions', sessionsOf, {
      ...ruled(rules.sessions),
      params: UserParams,
      response: answers(t.Array(SessionItem)),
    })
    .delete('/users/:userId/sessions', endSessions, {
      ...ruled(rules.endSessions),
      parse: 'none',
      params: UserParams,
      response: answers(EndedSessions),
    })
    .get('/emergencies', listEmergencies, {
      ...ruled(rules.emergencies),
      response: answers(t.Array(EmergencyItem)),
    })
    .put('/emergencies/:id/review', review, {
      ...ruled(rules.reviewEmergency),
      parse: 'none',
      params: IdParams,
      body: t.Optional(EmergencyReview),
      response: removes,
    })
    .get('/messages', listMessages, { ...ruled(rules.messages), response: answers(t.Array(MessageItem)) })
    .put('/messages/:id/handled', handle, {
      ...ruled(rules.handleMessage),
      parse: 'none',
      params: IdParams,
      response: removes,
    })
}
