import { describe, expect, it } from 'bun:test'
import { parseRedisUrl } from '../src/config-redis-url.ts'

describe('Redis URL', () => {
  it('names one server', () => {
    for (const url of ['redis://localhost', 'rediss://u:p@h:6380/2']) {
      expect(parseRedisUrl(url)).toEqual({ kind: 'single', url })
    }
  })

  it('names the nodes of a cluster', () => {
    expect(parseRedisUrl('redis+cluster://a:7000,b,[::1]:7002')).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 6379 },
        { host: '::1', port: 7002 },
      ],
      tls: false,
      username: null,
      password: null,
    })
    expect(parseRedisUrl('rediss+cluster://me:p%40ss%3A1@a:7000/')).toMatchObject({
      tls: true,
      username: 'me',
      password: 'p@ss:1',
    })
  })

  it('names sentinels, the master they watch, and a database', () => {
    expect(parseRedisUrl('redis+sentinel://:secret@s1,s2:26380/main/3')).toEqual({
      kind: 'sentinel',
      nodes: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 26380 },
      ],
      master: 'main',
      database: 3,
      tls: false,
      username: null,
      password: 'secret',
    })
  })

  it.each([
    '',
    'redis://',
    'http://h',
    'redis+cluster://',
    'redis+sentinel://s1',
    'redis+other://secret@h',
    'redis://:secret@h:99999',
    'redis://:secret%@h',
    'redis+cluster://a:99999',
  ])('is refused when it is %p, without being quoted', (url) => {
    expect(() => parseRedisUrl(url)).toThrow()
    try {
      parseRedisUrl(url)
    } catch (error) {
      expect(`${error}`).not.toContain('secret')
    }
  })
})
