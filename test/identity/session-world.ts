import { expect } from 'bun:test'
import type { Authenticated, IssuedTokens, Sessions } from '../../src/identity/session.ts'
import { createModel, type ModelSession, type Refreshing, type Use } from './session-model.ts'
import type { Step } from './session-steps.ts'
import { CLIENT, type createClock, issue, JWT } from './support.ts'

export const MAX_PER_USER = 3

export interface World {
  readonly instances: readonly [Sessions, Sessions]
  readonly clock: ReturnType<typeof createClock>
  /** Takes the store away and brings it back; nothing when it cannot. */
  readonly restart: () => Promise<void>
}

/** Lets steps happen to two instances and to the model, and compares what they answer. */
export const createComparison = ({ instances, clock, restart }: World) => {
  const model = createModel(MAX_PER_USER)
  const now = () => clock.now() / 1000
  const newest = <T>(list: readonly T[], pick: number): T | undefined =>
    list[list.length - 1 - (pick % list.length)]

  const expectUse = (found: Authenticated | null, expected: Use, session: ModelSession): void => {
    if (expected === 'dead') {
      expect(found).toBeNull()
      return
    }
    expect(found?.session.sid).toBe(session.sid)
    expect(found?.session.userId).toBe(session.user)
    if (expected.renewal === 'none') expect(found?.renewedToken).toBeNull()
    if (expected.renewal === 'known') expect(found?.renewedToken).toBe(expected.text)
    if (expected.renewal === 'new') {
      const text = found?.renewedToken ?? ''
      expect(model.tokens.map((token) => token.text)).not.toContain(text)
      model.addToken(session, text, now())
    }
  }

  const expectRefresh = (found: IssuedTokens | null, expected: Refreshing): void => {
    if (expected === 'nothing') {
      expect(found).toBeNull()
      return
    }
    const { session, kind } = expected
    expect(found?.session.sid).toBe(session.sid)
    if (kind === 'rotated') {
      model.addToken(session, found?.accessToken ?? '', now())
      model.addRefresh(session, found?.refreshToken ?? '', now())
    }
    expect(found?.accessToken).toBe(session.tokens.at(-1)?.text)
    expect(found?.refreshToken).toBe(session.refreshTokens.at(-1)?.text)
  }

  const sessionOf = async (pick: number, on: 0 | 1) => {
    const token = newest(model.tokens, pick)
    if (!token || !model.isUsable(token, now())) return null
    // A background use: the step itself is no use of the session.
    const found = await instances[on].authenticate({ bearer: token.text, cookie: null, background: true })
    expect(found).not.toBeNull()
    return found && { session: found.session, modelled: token.session }
  }

  return async function happen(step: Step): Promise<void> {
    switch (step.do) {
      case 'login': {
        const issued = await issue(
          { user_id: step.user, metadata: { reference_id: `record-of-${step.user}` } },
          JWT,
          clock.now(),
        )
        const opened = await instances[step.on].open(issued, { ...CLIENT, refreshable: step.refreshable })
        model.login(opened.session.sid, step.user, opened.accessToken, opened.refreshToken, now())
        return
      }
      case 'use': {
        const token = newest(model.tokens, step.pick)
        if (!token) return
        const { as, background } = step
        const credentials = { bearer: null, cookie: null, background, [as]: token.text }
        const expected = model.use(token, as, background, now())
        return expectUse(await instances[step.on].authenticate(credentials), expected, token.session)
      }
      case 'use-on-both': {
        const token = newest(model.tokens, step.pick)
        if (!token) return
        const credentials = { bearer: null, cookie: token.text, background: false }
        const expected = model.use(token, 'cookie', false, now())
        const [one, two] = await Promise.all(instances.map((sessions) => sessions.authenticate(credentials)))
        expect(two?.renewedToken === one?.renewedToken).toBe(true)
        return expectUse(one ?? null, expected, token.session)
      }
      case 'come-back-late': {
        const use = { do: 'use', pick: step.pick, on: step.on, as: 'cookie', background: false } as const
        await happen(use)
        clock.advanceSeconds(850)
        return happen(use)
      }
      case 'wait':
        return clock.advanceSeconds(step.seconds)
      case 'refresh': {
        const refresh = newest(model.refreshTokens, step.pick)
        if (!refresh) return
        const expected = model.refresh(refresh, now())
        return expectRefresh(await instances[step.on].refresh(refresh.text), expected)
      }
      case 'refresh-on-both': {
        const refresh = newest(model.refreshTokens, step.pick)
        if (!refresh) return
        const expected = model.refresh(refresh, now())
        const [one, two] = await Promise.all(instances.map((sessions) => sessions.refresh(refresh.text)))
        expect(two?.refreshToken === one?.refreshToken).toBe(true)
        return expectRefresh(one ?? null, expected)
      }
      case 'logout': {
        const known = await sessionOf(step.pick, step.on)
        if (!known) return
        await instances[step.on].close(known.session)
        known.modelled.closed = true
        return
      }
      case 'end-one': {
        const session = newest(model.alive(step.user, now()), step.pick)
        if (!session) return
        const stranger = step.user === 'u-1' ? 'u-2' : 'u-1'
        expect(await instances[step.on].closeOne(stranger, session.sid)).toBe(false)
        expect(await instances[step.on].closeOne(step.user, session.sid)).toBe(true)
        session.closed = true
        return
      }
      case 'end-others': {
        const known = await sessionOf(step.pick, step.on)
        if (!known) return
        const others = model.alive(known.session.userId, now()).filter((other) => other !== known.modelled)
        const ended = await instances[step.on].closeAll(known.session.userId, known.session.sid)
        expect(ended).toBe(others.length)
        for (const other of others) other.closed = true
        return
      }
      case 'kill': {
        const all = model.alive(step.user, now())
        expect(await instances[step.on].closeAll(step.user)).toBe(all.length)
        for (const session of all) session.closed = true
        return
      }
      case 'deactivate': {
        const all = model.alive(step.user, now())
        expect(await instances[step.on].closeByReference(`record-of-${step.user}`)).toBe(all.length)
        for (const session of all) session.closed = true
        return
      }
      case 'list': {
        const listed = await instances[step.on].list(step.user)
        const expected = model
          .alive(step.user, now())
          .map(({ sid, seen }) => ({ sid, lastSeenAt: Math.floor(seen) }))
        const bySid = (a: { sid: string }, b: { sid: string }) => a.sid.localeCompare(b.sid)
        expect(listed.map(({ sid, lastSeenAt }) => ({ sid, lastSeenAt })).sort(bySid)).toEqual(
          expected.sort(bySid),
        )
        return
      }
      case 'restart':
        return restart()
    }
  }
}
