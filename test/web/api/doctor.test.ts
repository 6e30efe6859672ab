import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { OTHER_ID } from '../../support/route-stage.ts'
import { stageWebApi } from '../../support/web-api-stage.ts'

describe('/api/web/doctor', () => {
  it("asks the doctors service for the doctor's own", async () => {
    const { ask, questions } = stageWebApi({})
    const paths = ['dashboard', 'patients', `patients/${OTHER_ID}/medical-record`]
    for (const path of paths) await ask('GET', `/api/web/doctor/${path}`, { as: 'doctor' })
    expect(questions.map(({ target }) => target)).toEqual(paths.map((path) => `/api/v1/doctors/me/${path}`))
  })

  it('shows the record of an assigned patient only', () => {
    const { group } = stageWebApi({})
    const route = group.routes.find(({ path }) => path === '/api/web/doctor/patients/:id/medical-record')
    const rule = ruleOf(route?.hooks)
    expect(rule?.access).toEqual({ doctor: 'assigned' })
    expect(rule?.subject).toEqual({ kind: 'patient', param: 'id' })
  })

  it('does not ask for an id that can not exist', async () => {
    const { ask, questions } = stageWebApi({})
    const response = await ask('GET', '/api/web/doctor/patients/..%2fx/medical-record', { as: 'doctor' })
    expect([response.status, questions.length]).toEqual([404, 0])
  })
})
