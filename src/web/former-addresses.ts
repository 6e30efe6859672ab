import { Elysia } from 'elysia'
import { routes } from '../../pages/routes.ts'
import { NotFound } from '../errors.ts'
import { ruled } from '../plugins/rule.ts'
import type { Passage } from '../services/carry.ts'
import { isUuid } from '../services/uuid.ts'

/** Addresses that bookmarks and mails of the gateway before this one hold, which moved for good (RFC 9110 15.4.9). */
export const formerAddresses = () =>
  new Elysia({ name: 'web/former-addresses' })
    .get('/index.html', () => movedTo(routes.home), MOVED)
    .get('/doctor/patient-detail', ({ query }) => movedTo(patientPage(query['id'])), MOVED)
    .get('/doctor/patient-detail/:id', ({ params }: Passage) => movedTo(patientPage(params?.['id'])), MOVED)

/** Public: a redirect says nothing, and where it leads is guarded. */
const MOVED = ruled({ summary: 'Dirección anterior de una página', access: 'public' })

const patientPage = (id: unknown): string => {
  if (typeof id !== 'string' || !isUuid(id)) throw new NotFound()
  return routes.doctor.patient(id)
}

const movedTo = (location: string): Response => new Response(null, { status: 308, headers: { location } })
