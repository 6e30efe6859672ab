import { describe, expect, it } from 'bun:test'
import { toClaims } from '../../src/identity/claims.ts'
import { payload } from './support.ts'

describe('claims', () => {
  it('take the record id from metadata, never from user_id or the top level', () => {
    expect(toClaims(payload({ reference_id: 'other' }))).toMatchObject({ userId: 'u-1', referenceId: 'r-1' })
  })

  it('default the roles to the user type', () => {
    expect(toClaims(payload({ roles: undefined }))?.roles).toEqual(['patient'])
  })

  it.each([
    ['no user id', { user_id: undefined }],
    ['an empty user id', { user_id: '' }],
    ['a numeric user id', { user_id: 7 }],
    ['a user id that breaks a header', { user_id: 'a\r\nX-User-Type: admin' }],
    ['an endless user id', { user_id: 'x'.repeat(81) }],
    ['an unknown role', { user_type: 'root' }],
    ['a role in another case', { user_type: 'Admin' }],
    ['a list of roles as user type', { user_type: ['admin'] }],
    ['an inherited name as role', { user_type: 'constructor' }],
    ['no e-mail', { email: undefined }],
    ['an e-mail with a line break', { email: 'a@b\n' }],
    ['no metadata', { metadata: undefined }],
    ['a list as metadata', { metadata: ['reference_id'] }],
    ['no reference id', { metadata: {} }],
    ['a null reference id', { metadata: { reference_id: null } }],
    ['roles that are no list', { roles: 'admin' }],
    ['roles that are no text', { roles: [{ toString: 'admin' }] }],
  ])('are refused with %s', (_, overrides) => {
    expect(toClaims(payload(overrides))).toBeNull()
  })
})
