import { describe, expect, it } from 'bun:test'
import { Value } from '@sinclair/typebox/value'
import { isSettingKey, SETTINGS, type SettingKey } from '../../src/settings/registry.ts'
import { fieldAt, fieldsOf, toTexts, toValue } from '../../src/settings/setting-fields.ts'

const KEYS = Object.keys(SETTINGS).filter(isSettingKey)
const schemaOf = (key: SettingKey) => SETTINGS[key].schema

/** A value other than the default of each setting that is no plain number. */
const VALUES: readonly (readonly [SettingKey, unknown])[] = [
  ['announcement', { level: 'warning', es: 'Mañana cerramos.', en: 'Closed tomorrow.' }],
  ['maintenance', { active: true, prefixes: ['/patient', '/api/v1'], retryAfterSeconds: 60 }],
  ['cors.origins', ['https://a.example', 'https://b.example']],
  ['services.patients.urls', ['http://10.0.0.1:8000', 'http://10.0.0.2:8000']],
  ['services.patients.failureRatio', 0.25],
  ['log.level', 'warn'],
  ['extraServices', { labs: { timeoutMs: 2_000, urls: ['http://10.0.0.9:8000'] } }],
]

describe('the form of a setting', () => {
  it.each(VALUES)('gives back the value it shows: %s', (key, value) => {
    expect(Value.Check(schemaOf(key), value)).toBe(true)
    expect(toValue(schemaOf(key), toTexts(schemaOf(key), value))).toEqual(value)
  })

  it.each(KEYS)('gives back the default, or nothing for it: %s', (key) => {
    const { schema, fallback } = SETTINGS[key]
    expect(toValue(schema, toTexts(schema, fallback)) ?? fallback).toEqual(fallback)
  })

  it.each(KEYS)('says in both languages what each field has to be: %s', (key) => {
    for (const { expectation } of fieldsOf(schemaOf(key))) {
      expect(expectation.es).not.toContain('undefined')
      expect(expectation.en).not.toContain('undefined')
      expect(expectation.es).not.toBe(expectation.en)
    }
  })

  it('takes nothing typed as back to the default, but never for a setting with members that must be', () => {
    expect(toValue(schemaOf('services.patients.timeoutMs'), { value: ' ' })).toBeNull()
    expect(
      toValue(schemaOf('announcement'), { 'value-level': 'info', 'value-es': '', 'value-en': '' }),
    ).toBeNull()
    expect(toValue(schemaOf('maintenance'), { 'value-active': 'true' })).toEqual({
      active: true,
      prefixes: [],
      retryAfterSeconds: '',
    })
  })

  it('knows what an empty field means: the default, an empty list, none together with the others, or a fault', () => {
    const blanksOf = (key: SettingKey) => fieldsOf(schemaOf(key)).map(({ blank }) => blank)
    expect(blanksOf('services.patients.timeoutMs')).toEqual(['default'])
    expect(blanksOf('announcement')).toEqual(['together', 'together', 'together'])
    expect(blanksOf('maintenance')).toEqual(['fault', 'list', 'fault'])
  })

  it('leaves what is no number to the registry, which refuses it', () => {
    const schema = schemaOf('services.patients.timeoutMs')
    for (const typed of ['12s', '1e999', '0x', 'NaN']) {
      expect(Value.Check(schema, toValue(schema, { value: typed }))).toBe(false)
    }
  })

  it('takes a list by lines or commas', () => {
    const typed = { value: 'https://a.example,\n\nhttps://b.example' }
    expect(toValue(schemaOf('cors.origins'), typed)).toEqual(['https://a.example', 'https://b.example'])
  })

  it('finds the field a fault is about', () => {
    expect(fieldAt(schemaOf('announcement'), '/value/en')?.name).toBe('value-en')
    expect(fieldAt(schemaOf('maintenance'), '/value/prefixes/1')?.name).toBe('value-prefixes')
    expect(fieldAt(schemaOf('cors.origins'), '/value/1')?.name).toBe('value')
    expect(fieldAt(schemaOf('announcement'), '/value')?.name).toBe('value-level')
  })
})
