import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { type CarryDeps, createCarry } from '../carry.ts'
import { checkPage, PageQuery } from '../page-query.ts'
import { answers, creates, removes } from '../responses.ts'
import { IdParams } from '../uuid.ts'
import { Administrator, AdministratorChange, NewAdministrator, PlatformSummary } from './model.ts'
import { rules } from './rules.ts'

/** `/api/v1/admins`: the administrators of the platform, for administrators only. */
export const admins = (deps: CarryDeps) => {
  const carry = createCarry(deps)
  return new Elysia({ name: 'services/admins', prefix: '/api/v1/admins' })
    .get('', carry(rules.list, { checkQuery: checkPage }), {
      ...ruled(rules.list),
      query: PageQuery,
      response: answers(t.Array(Administrator)),
    })
    .post('', carry(rules.create), {
      ...ruled(rules.create),
      parse: 'none',
      body: t.Optional(NewAdministrator),
      response: creates(Administrator),
    })
    .all('', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
    .get('/summary', carry(rules.summary), { ...ruled(rules.summary), response: answers(PlatformSummary) })
    .get('/me/profile', carry(rules.me), { ...ruled(rules.me), response: answers(Administrator) })
    .get('/:id', carry(rules.read), {
      ...ruled(rules.read),
      params: IdParams,
      response: answers(Administrator),
    })
    .put('/:id', carry(rules.update), {
      ...ruled(rules.update),
      parse: 'none',
      params: IdParams,
      body: t.Optional(AdministratorChange),
      response: answers(Administrator),
    })
    .delete('/:id', carry(rules.remove), {
      ...ruled(rules.remove),
      parse: 'none',
      params: IdParams,
      response: removes,
    })
    .all('/*', carry(rules.rest), { ...ruled(rules.rest), parse: 'none' })
}
