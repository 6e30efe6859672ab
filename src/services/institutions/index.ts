import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { type CarryDeps, createCarry } from '../carry.ts'
import { checkPage, PageQuery } from '../page-query.ts'
import { answers, creates, removes } from '../responses.ts'
import { IdParams } from '../uuid.ts'
import {
  Institution,
  InstitutionChange,
  InstitutionDoctors,
  InstitutionPatients,
  NewInstitution,
} from './model.ts'
import { rules } from './rules.ts'

/** `/api/v1/institutions`: the institutions service (contract section 5). */
export const institutions = (deps: CarryDeps) => {
  const carry = createCarry(deps)
  return new Elysia({ name: 'services/institutions', prefix: '/api/v1/institutions' })
    .get('', carry(rules.list, { checkQuery: checkPage }), {
      ...ruled(rules.list),
      query: PageQuery,
      response: answers(t.Array(Institution)),
    })
    .post('', carry(rules.create), {
      ...ruled(rules.create),
      parse: 'none',
      body: t.Optional(NewInstitution),
      response: creates(Institution),
    })
    .all('', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
    .get('/doctors', carry(rules.doctors), {
      ...ruled(rules.doctors),
      response: answers(InstitutionDoctors),
    })
    .get('/patients', carry(rules.patients), {
      ...ruled(rules.patients),
      response: answers(InstitutionPatients),
    })
    .get('/:id', carry(rules.read), {
      ...ruled(rules.read),
      params: IdParams,
      response: answers(Institution),
    })
    .put('/:id', carry(rules.update), {
      ...ruled(rules.update),
      parse: 'none',
      params: IdParams,
      body: t.Optional(InstitutionChange),
      response: answers(Institution),
    })
    .delete('/:id', carry(rules.remove), {
      ...ruled(rules.remove),
      parse: 'none',
      params: IdParams,
      response: removes,
    })
    .all('/*', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
}
