import { describe, expect, it } from 'bun:test'
import { createDeadline } from '../../src/policies/deadline.ts'
import { createFakeClock } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

describe('deadline', () => {
  it('does not send what is already late', async () => {
    const clock = createFakeClock()
    let asked = 0
    const send = createDeadline(clock)(async () => {
      asked += 1
      return answer()
    })
    await expect(send(outbound({ deadline: 0 }))).rejects.toMatchObject({ stage: 'deadline', sent: 'never' })
    expect(asked).toBe(0)
    expect((await send(outbound({ deadline: 1 }))).status).toBe(200)
  })
})
