import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import type { Forward } from '../../proxy/forward.ts'
import { type CarryDeps, createCarry, type Passage } from '../carry.ts'
import { InstitutionPatientsSummary } from '../institutions/model.ts'
import { checkPage, PageQuery } from '../page-query.ts'
import { answers, creates, forwardedErrors, removes } from '../responses.ts'
import { IdParams } from '../uuid.ts'
import { NewAddress, NewEmail, NewPatient, NewPhone, PatientChange } from './input.ts'
import {
  Address,
  CareTeam,
  Email,
  MedicalRecord,
  Patient,
  PatientDashboard,
  PatientProfile,
  PatientSummary,
  Phone,
} from './model.ts'
import { rules } from './rules.ts'

export interface PatientsDeps extends CarryDeps {
  /** Carries to the institutions service, which knows an institution's own patients. */
  readonly forwardToInstitutions: Forward
}

/** `/api/v1/patients`: the patients service behind ownership and relationship (contract section 4). */
export const patients = (deps: PatientsDeps) => {
  const carry = createCarry(deps)
  const listAll = carry(rules.list, { checkQuery: checkPage })
  const listOwn = createCarry({ ...deps, forward: deps.forwardToInstitutions })(rules.list, {
    path: '/api/v1/institutions/patients',
  })
  /**
   * The patients service can not filter by institution, so an institution gets the list that the institutions service
   * keeps of its own patients, in that service's shape.
   */
  const list = (passage: Passage): Promise<Response> =>
    signedIn(passage.session).role === 'institution' ? listOwn(passage) : listAll(passage)

  return new Elysia({ name: 'services/patients', prefix: '/api/v1/patients' })
    .get('', list, {
      ...ruled(rules.list),
      query: PageQuery,
      response: { 200: t.Union([t.Array(PatientSummary), InstitutionPatientsSummary]), ...forwardedErrors },
    })
    .post('', carry(rules.create), {
      ...ruled(rules.create),
      parse: 'none',
      body: t.Optional(NewPatient),
      response: creates(Patient),
    })
    .all('', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
    .get('/:id', carry(rules.read), { ...ruled(rules.read), params: IdParams, response: answers(Patient) })
    .put('/:id', carry(rules.update), {
      ...ruled(rules.update),
      parse: 'none',
      params: IdParams,
      body: t.Optional(PatientChange),
      response: answers(Patient),
    })
    .delete('/:id', carry(rules.remove), {
      ...ruled(rules.remove),
      parse: 'none',
      params: IdParams,
      response: removes,
    })
    .get('/:id/dashboard', carry(rules.dashboard), {
      ...ruled(rules.dashboard),
      params: IdParams,
      response: answers(PatientDashboard),
    })
    .get('/:id/medical-record', carry(rules.medicalRecord), {
      ...ruled(rules.medicalRecord),
      params: IdParams,
      response: answers(MedicalRecord),
    })
    .get('/:id/care-team', carry(rules.careTeam), {
      ...ruled(rules.careTeam),
      params: IdParams,
      response: answers(CareTeam),
    })
    .get('/:id/profile', carry(rules.profile), {
      ...ruled(rules.profile),
      params: IdParams,
      response: answers(PatientProfile),
    })
    .post('/:id/emails', carry(rules.addEmail), {
      ...ruled(rules.addEmail),
      parse: 'none',
      params: IdParams,
      body: t.Optional(NewEmail),
      response: creates(Email),
    })
    .post('/:id/phones', carry(rules.addPhone), {
      ...ruled(rules.addPhone),
      parse: 'none',
      params: IdParams,
      body: t.Optional(NewPhone),
      response: creates(Phone),
    })
    .post('/:id/addresses', carry(rules.addAddress), {
      ...ruled(rules.addAddress),
      parse: 'none',
      params: IdParams,
      body: t.Optional(NewAddress),
      response: creates(Address),
    })
    .all('/*', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
}
