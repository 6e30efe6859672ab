import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { type CarryDeps, createCarry, type Passage } from '../carry.ts'
import { checkPage, PageQuery } from '../page-query.ts'
import { answers, creates, forwardedErrors, removes } from '../responses.ts'
import { IdParams, PathUuid } from '../uuid.ts'
import { DoctorChange, NewDoctor } from './input.ts'
import {
  DirectoryDoctor,
  Doctor,
  DoctorDashboard,
  DoctorInstitution,
  DoctorMedicalRecord,
  DoctorPatients,
  DoctorProfile,
} from './model.ts'
import { forOwnInstitution } from './own-institution.ts'
import { rules } from './rules.ts'

/** `/api/v1/doctors`: the doctors service (contract section 3). */
export const doctors = (deps: CarryDeps) => {
  const carry = createCarry(deps)
  const create = async (passage: Passage): Promise<Response> => {
    const session = signedIn(passage.session)
    if (session.role !== 'institution') return carry(rules.create)(passage)
    const outgoing = await forOwnInstitution(passage.request, session)
    return carry(rules.create, { outgoing })(passage)
  }

  return new Elysia({ name: 'services/doctors', prefix: '/api/v1/doctors' })
    .get('', carry(rules.list, { checkQuery: checkPage }), {
      ...ruled(rules.list),
      query: PageQuery,
      response: { 200: t.Array(t.Union([Doctor, DirectoryDoctor])), ...forwardedErrors },
    })
    .post('', create, {
      ...ruled(rules.create),
      parse: 'none',
      body: t.Optional(NewDoctor),
      response: creates(Doctor),
    })
    .all('', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
    .get('/me/dashboard', carry(rules.dashboard), {
      ...ruled(rules.dashboard),
      response: answers(DoctorDashboard),
    })
    .get('/me/profile', carry(rules.profile), { ...ruled(rules.profile), response: answers(DoctorProfile) })
    .put('/me/profile', carry(rules.updateProfile), {
      ...ruled(rules.updateProfile),
      parse: 'none',
      body: t.Optional(DoctorChange),
      response: answers(DoctorProfile),
    })
    .get('/me/institution', carry(rules.institution), {
      ...ruled(rules.institution),
      response: answers(DoctorInstitution),
    })
    .get('/me/patients', carry(rules.patients), {
      ...ruled(rules.patients),
      response: answers(DoctorPatients),
    })
    .get('/me/patients/:patientId/medical-record', carry(rules.medicalRecord), {
      ...ruled(rules.medicalRecord),
      params: t.Object({ patientId: PathUuid }),
      response: answers(DoctorMedicalRecord),
    })
    .get('/:id', carry(rules.read), {
      ...ruled(rules.read),
      params: IdParams,
      response: answers(t.Union([Doctor, DirectoryDoctor])),
    })
    .put('/:id', carry(rules.update), {
      ...ruled(rules.update),
      parse: 'none',
      params: IdParams,
      body: t.Optional(DoctorChange),
      response: answers(Doctor),
    })
    .delete('/:id', carry(rules.remove), {
      ...ruled(rules.remove),
      parse: 'none',
      params: IdParams,
      response: removes,
    })
    .all('/*', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
}
