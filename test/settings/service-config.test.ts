import { describe, expect, it } from 'bun:test'
import { Value } from '@sinclair/typebox/value'
import { SETTINGS, type SettingKey, type SettingValue } from '../../src/settings/registry.ts'
import { toExtraServiceConfig, toServiceConfig } from '../../src/settings/service-config.ts'
import { testConfig } from '../support/config.ts'

const start = testConfig({
  PATIENT_SERVICE_MAX_CONNECTIONS: '8',
  PATIENT_SERVICE_FAILURE_RATIO: '0.2',
  PATIENT_SERVICE_CACHE_SECONDS: '30',
}).services.patients

/** Settings of which the database has some. */
const stored = (values: Readonly<Partial<Record<SettingKey, unknown>>>) => ({
  get: <Key extends SettingKey>(key: Key) => values[key] as SettingValue<Key>,
  origin: (key: SettingKey) => (key in values ? ('database' as const) : ('default' as const)),
})

describe('a service as the settings have it', () => {
  it('stays as the process was started with while nobody changed it', () => {
    expect(toServiceConfig('patients', start, stored({ 'services.patients.urls': [] }))).toEqual(start)
  })

  it.each([
    ['timeoutMs', 900],
    ['connectTimeoutMs', 200],
    ['idleTimeoutMs', 400],
    ['keepAliveMs', 90],
    ['healthIntervalMs', 500],
    ['headersTimeoutMs', 700],
    ['maxInFlight', 5],
    ['slowMs', 50],
    ['retries', 0],
    ['maxConnections', 3],
    ['failureRatio', 0.9],
    ['failureRatio', null],
    ['cacheSeconds', 0],
    ['cacheSeconds', null],
  ] as const)('takes %s = %p from the database', (member, value) => {
    const settings = stored({ 'services.patients.urls': [], [`services.patients.${member}`]: value })
    expect(toServiceConfig('patients', start, settings)).toEqual({ ...start, [member]: value })
  })

  it('takes addresses only when there are any', () => {
    const moved = stored({ 'services.patients.urls': ['http://a:1', 'http://b:2'] })
    const { urls } = toServiceConfig('patients', start, moved)
    expect(urls.map(({ origin }) => origin)).toEqual(['http://a:1', 'http://b:2'])
  })
})

describe('a further service as the settings have it', () => {
  const [labs] = testConfig({
    EXTRA_SERVICES: '[{"name":"labs","prefix":"/labs","url":"http://a:1","retries":1}]',
  }).extraServices
  if (!labs) throw new Error('not read')

  it('is what EXTRA_SERVICES says, but for what the setting of its name says', () => {
    const settings = (value: unknown) => stored({ extraServices: value })
    expect(toExtraServiceConfig(labs, settings({}))).toEqual(labs)
    expect(toExtraServiceConfig(labs, settings({ other: { retries: 5 } }))).toEqual(labs)
    const changed = toExtraServiceConfig(labs, settings({ labs: { retries: 0, urls: ['http://b:2'] } }))
    expect(changed).toEqual({ ...labs, retries: 0, urls: [new URL('http://b:2')] })
  })

  it.each([
    [{ labs: { retries: 0, urls: ['http://b:2'], failureRatio: null } }, true],
    [{ labs: { prefix: '/other' } }, false],
    [{ labs: { urls: [] } }, false],
    [{ labs: { timeoutMs: 1 } }, false],
    [{ Labs: {} }, false],
  ])('of %j as the setting is %p to be accepted', (value, accepted) => {
    expect(Value.Check(SETTINGS.extraServices.schema, value)).toBe(accepted)
  })
})
