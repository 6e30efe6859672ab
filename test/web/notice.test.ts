import { describe, expect, it } from 'bun:test'
import type { EmergencyAccess } from '../../src/records/emergency.ts'
import { SETTINGS } from '../../src/settings/registry.ts'
import type { Settings } from '../../src/settings/settings.ts'
import { createNotice } from '../../src/web/notice.ts'
import { sessionOf } from '../support/route-stage.ts'

const announcement = { level: 'info', es: 'Hoy cerramos a las 8.', en: 'We close at 8 today.' } as const
// Boundary: a fake of a generic getter that knows one key.
const settings = { get: (key: string) => (key === 'announcement' ? announcement : null) } as Pick<
  Settings,
  'get'
>
const running = { expiresAt: Date.parse('2026-11-24T18:30:00Z') } as EmergencyAccess

const open = (answer: () => Promise<readonly EmergencyAccess[]>) => {
  let nowMs = 10_000
  let asked = 0
  const notice = createNotice({
    emergencies: {
      running: () => {
        asked += 1
        return answer()
      },
    },
    settings,
    now: () => nowMs,
  })
  return {
    notice,
    asked: () => asked,
    advance: (ms: number) => {
      nowMs += ms
    },
  }
}

describe('the notice under the header', () => {
  it('is the announcement, for visitors too, in their language', async () => {
    const { notice, asked } = open(async () => [])
    expect(await notice(null, 'es')).toEqual({ kind: 'announcement', text: announcement.es })
    expect(await notice(sessionOf('patient'), 'en')).toEqual({ kind: 'announcement', text: announcement.en })
    expect(asked()).toBe(0)
    expect(SETTINGS.announcement.fallback).toBeNull()
  })

  it('warns a doctor of a running emergency before all else', async () => {
    const { notice } = open(async () => [running])
    expect(await notice(sessionOf('doctor'), 'es')).toMatchObject({
      kind: 'emergency',
      text: expect.stringMatching(/12:30/),
    })
  })

  it('lets no page wait for a database that is away', async () => {
    const { notice, asked, advance } = open(() => Promise.reject(new Error('away')))
    for (let page = 0; page < 3; page += 1)
      expect(await notice(sessionOf('doctor'), 'es')).toMatchObject({ kind: 'announcement' })
    expect(asked()).toBe(1)
    advance(5_001)
    await notice(sessionOf('doctor'), 'es')
    expect(asked()).toBe(2)
  })

  it('lets no page wait for a database that is slow, and asks it again for the next', async () => {
    const slow = Promise.withResolvers<readonly EmergencyAccess[]>()
    const answers = [slow.promise, Promise.resolve([running])]
    const { notice } = open(() => answers.shift() ?? Promise.resolve([]))
    expect(await notice(sessionOf('doctor'), 'es')).toMatchObject({ kind: 'announcement' })
    expect(await notice(sessionOf('doctor'), 'es')).toMatchObject({ kind: 'emergency' })
    slow.resolve([])
  })
})
