import { describe, expect, it } from 'bun:test'
import { Maintenance } from '../../src/errors.ts'
import { refuseInMaintenance } from '../../src/plugins/maintenance.ts'
import type { RouteRule } from '../../src/plugins/rule.ts'
import { sessionOf } from '../support/guarded-app.ts'

const rule: RouteRule = { summary: '', access: 'public' }
const closed = (prefixes: string[] = []) => ({ active: true, prefixes, retryAfterSeconds: 60 })
const ask =
  (setting: ReturnType<typeof closed>, path: string, session = sessionOf(), of = rule) =>
  () =>
    refuseInMaintenance(setting, path, session, of)

describe('maintenance', () => {
  it('closes everything, or what it names', () => {
    expect(ask(closed(), '/patient/dashboard')).toThrow(Maintenance)
    expect(ask(closed(['/api/v1/patients']), '/api/v1/patients/1')).toThrow(Maintenance)
    expect(ask(closed(['/api/v1/patients']), '/api/v1/patients-of-others')).not.toThrow()
    expect(ask({ ...closed(), active: false }, '/patient/dashboard')).not.toThrow()
  })

  it('lets administrators pass, and everybody sign in and out', () => {
    expect(ask(closed(), '/admin/settings', sessionOf({ role: 'admin' }))).not.toThrow()
    expect(ask(closed(), '/login')).not.toThrow()
    expect(
      ask(closed(), '/api/v1/auth/login', sessionOf(), { ...rule, audit: 'authentication' }),
    ).not.toThrow()
  })
})
