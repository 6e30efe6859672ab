import { describe, expect, it } from 'bun:test'
import { credentialsOf } from '../../src/plugins/credentials.ts'

const of = (fields: Record<string, string>) => credentialsOf(new Headers(fields), 'predicthealth_session')

describe('credentials', () => {
  it('are none when nothing is shown', () => {
    expect(of({})).toBeNull()
    expect(of({ cookie: 'other=1' })).toBeNull()
  })

  it('are both when both are shown: which one counts is for the sessions to say', () => {
    expect(of({ authorization: 'Bearer a.b.c', cookie: 'predicthealth_session=d.e.f' })).toEqual({
      bearer: 'a.b.c',
      cookie: 'd.e.f',
      background: false,
    })
  })

  it('take the scheme in any case (RFC 9110 11.1) and only a plain token after it', () => {
    expect(of({ authorization: 'bearer a.b.c' })?.bearer).toBe('a.b.c')
    for (const value of [
      'Basic a.b.c',
      'Bearer',
      'Bearer a.b',
      'Bearer a.b.c d',
      'Bearer a.b.c,d.e.f',
      'a.b.c',
    ]) {
      expect(of({ authorization: value })).toBeNull()
    }
  })

  it('do not count as use where a page reconnects by itself: a WebSocket handshake, an event stream', () => {
    const cookie = 'predicthealth_session=d.e.f'
    const isBackground = (fields: Record<string, string>, reconnects: boolean) =>
      credentialsOf(new Headers({ cookie, ...fields }), 'predicthealth_session', reconnects)?.background
    for (const fields of [{ upgrade: 'WebSocket' }, { accept: 'text/event-stream' }]) {
      expect(isBackground(fields, true)).toBe(true)
      expect(isBackground(fields, false)).toBe(false)
    }
    expect(isBackground({ accept: 'text/html' }, true)).toBe(false)
  })

  it('prefer our cookie over the earlier gateway’s', () => {
    expect(of({ cookie: 'predicthealth_jwt=old; predicthealth_session=new' })?.cookie).toBe('new')
    expect(of({ cookie: 'predicthealth_jwt=old' })?.cookie).toBe('old')
  })
})
