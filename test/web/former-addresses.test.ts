import { describe, expect, it } from 'bun:test'
import { stageWebPages } from '../support/web-pages-stage.ts'

const PATIENT = '0b9f6c1e-5d3a-4c2b-9e7f-1a2b3c4d5e6f'

describe('addresses of the gateway before this one', () => {
  const { get } = stageWebPages()

  it.each([
    ['/index.html', '/'],
    [`/doctor/patient-detail/${PATIENT}`, `/doctor/patients/${PATIENT}`],
    // Its script read the id here (defect G3).
    [`/doctor/patient-detail?id=${PATIENT}`, `/doctor/patients/${PATIENT}`],
  ])('%s leads on to %s for good', async (former, today) => {
    const response = await get(former)
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe(today)
  })

  it.each([
    '/doctor/patient-detail',
    '/doctor/patient-detail/..%2f..%2flogin',
    '/doctor/patient-detail?id=/login',
  ])('%s leads nowhere', async (odd) => {
    expect((await get(odd)).status).toBe(404)
  })
})
