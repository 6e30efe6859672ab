import { describe, expect, it } from 'bun:test'
import fc from 'fast-check'
import type { Access, Scope } from '../../src/identity/access.ts'
import { decide, isPending } from '../../src/identity/decide.ts'
import { ROLES } from '../../src/identity/role.ts'

const patient = { role: 'patient', referenceId: 'record-1' } as const
const doctor = { role: 'doctor', referenceId: 'doctor-1' } as const
const institution = { role: 'institution', referenceId: 'clinic-1' } as const
const admin = { role: 'admin', referenceId: 'admin-1' } as const

const ofPatient = { kind: 'patient', param: 'id' } as const
const ofDoctor = { kind: 'doctor', param: 'id' } as const

describe('decision', () => {
  it('lets everybody to what is public, and only sessions to the rest', () => {
    expect(decide('public', undefined, null, {}).rule).toBe('public')
    expect(decide('signed-in', undefined, null, {})).toEqual({ allowed: false, rule: 'needs a session' })
    expect(decide('signed-in', undefined, patient, {})).toMatchObject({ allowed: true })
  })

  it('denies a role that is not named', () => {
    expect(decide({ doctor: 'any' }, undefined, patient, {})).toEqual({
      allowed: false,
      rule: 'role patient is not among doctor',
    })
  })

  it('compares the own record as text', () => {
    const on = (id: string) => decide({ patient: 'own' }, ofPatient, patient, { id })
    expect(on('record-1')).toMatchObject({ allowed: true })
    expect(on('record-2')).toMatchObject({ allowed: false })
    expect(on('RECORD-1')).toMatchObject({ allowed: false })
  })

  it('never takes two empty ids for the same record', () => {
    const nobody = { role: 'patient', referenceId: '' } as const
    expect(decide({ patient: 'own' }, ofPatient, nobody, { id: '' })).toMatchObject({ allowed: false })
  })

  it('leaves the doctor’s patients and the institution’s people to their services', () => {
    expect(decide({ doctor: 'assigned' }, ofPatient, doctor, { id: 'p' })).toMatchObject({
      relation: 'treats',
      id: 'p',
    })
    expect(decide({ institution: 'affiliated' }, ofPatient, institution, { id: 'p' })).toMatchObject({
      relation: 'hosts',
    })
    expect(decide({ institution: 'affiliated' }, ofDoctor, institution, { id: 'd' })).toMatchObject({
      relation: 'employs',
    })
  })

  it('denies a scope that a role cannot have over a kind of record', () => {
    expect(decide({ patient: 'assigned' }, ofPatient, patient, { id: 'p' })).toMatchObject({ allowed: false })
    expect(decide({ doctor: 'own' }, ofPatient, doctor, { id: 'doctor-1' })).toMatchObject({ allowed: false })
  })

  it('denies a narrow scope on a route that names no record', () => {
    expect(decide({ patient: 'own' }, undefined, patient, {})).toMatchObject({ allowed: false })
    expect(decide({ patient: 'own' }, ofPatient, patient, {})).toMatchObject({ allowed: false })
  })

  it('knows a record that belongs to the session itself', () => {
    const ofSession = { kind: 'patient', of: 'session' } as const
    expect(decide({ patient: 'own' }, ofSession, patient, {})).toMatchObject({ allowed: true })
    expect(decide({ doctor: 'own' }, ofSession, doctor, {})).toMatchObject({ allowed: false })
    expect(decide({ patient: 'own' }, { kind: 'patient', of: 'answer' }, patient, {})).toMatchObject({
      allowed: false,
    })
  })

  it('lets an administrator to any record where the route says so', () => {
    expect(decide({ admin: 'any' }, ofPatient, admin, { id: 'p' })).toMatchObject({ allowed: true })
  })

  it('allows nothing that the rule does not grant to the role', () => {
    const scope = fc.constantFrom<Scope>('any', 'own', 'assigned', 'affiliated')
    const access = fc.dictionary(fc.constantFrom(...ROLES), scope) as fc.Arbitrary<Access>
    fc.assert(
      fc.property(access, fc.constantFrom(...ROLES), (granted, role) => {
        const verdict = decide(granted, ofPatient, { role, referenceId: 'mine' }, { id: 'other' })
        const given = typeof granted === 'object' ? granted[role] : undefined
        if (isPending(verdict)) expect(given === 'assigned' || given === 'affiliated').toBe(true)
        else expect(verdict.allowed).toBe(given === 'any')
      }),
    )
  })
})
