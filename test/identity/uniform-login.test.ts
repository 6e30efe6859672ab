import { describe, expect, it } from 'bun:test'
import { createUniformLogin } from '../../src/identity/uniform-login.ts'

const setUp = () => {
  let time = 0
  const waits: number[] = []
  const uniformly = createUniformLogin({
    floorMs: 400,
    now: () => time,
    wait: async (ms) => {
      waits.push(ms)
      time += ms
    },
  })
  /** An attempt that keeps the auth service busy so long; resolves to the whole time the client waited. */
  const attempt = async (busyMs: number, outcome: string | null) => {
    const startedAt = time
    await uniformly(async () => {
      time += busyMs
      return outcome
    })
    return time - startedAt
  }
  return { attempt, waits }
}

describe('uniform login', () => {
  it('takes as long for an unknown account as for a wrong password', async () => {
    const { attempt } = setUp()
    expect(await attempt(3, null)).toBe(400)
    expect(await attempt(230, null)).toBe(400)
  })

  it('does not hold a login that succeeds', async () => {
    const { attempt, waits } = setUp()
    expect(await attempt(230, 'tokens')).toBe(230)
    expect(waits).toEqual([])
  })

  it('follows a slow service, so that load does not tell either', async () => {
    const { attempt } = setUp()
    await attempt(900, 'tokens')
    expect(await attempt(3, null)).toBe(900)
  })

  it('holds nobody longer than two seconds, and forgets slow times', async () => {
    const { attempt } = setUp()
    await attempt(9_000, 'tokens')
    expect(await attempt(3, null)).toBe(2_000)
    for (let i = 0; i < 32; i++) await attempt(100, 'tokens')
    expect(await attempt(3, null)).toBe(400)
  })
})
