import { describe, expectTypeOf, it } from 'bun:test'
import type { doctors } from '../../src/services/doctors/index.ts'
import type { patients } from '../../src/services/patients/index.ts'
import type { webApi } from '../../src/web/api/index.ts'

type Patients = ReturnType<typeof patients>['~Routes']['api']['v1']['patients']
type Doctors = ReturnType<typeof doctors>['~Routes']['api']['v1']['doctors']
type Web = ReturnType<typeof webApi>['~Routes']['api']['web']

// Checked by `tsc`: what a typed client of the gateway would see.
describe('the types of the routes', () => {
  it('know what a route takes', () => {
    type Body = NonNullable<Patients[':id']['put']['body']>
    expectTypeOf<Body['first_name']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<Patients[':id']['get']['params']>().toEqualTypeOf<{ id: string }>()
    expectTypeOf<NonNullable<Web['auth']['login']['post']['body']>['password']>().toEqualTypeOf<
      string | undefined
    >()
  })

  it('know what it answers, by status', () => {
    type Dashboard = Doctors['me']['dashboard']['get']['response'][200]
    expectTypeOf<Dashboard['total_patients']>().toEqualTypeOf<number>()
    type Problem = Doctors['me']['dashboard']['get']['response'][401]
    expectTypeOf<Problem['code']>().toEqualTypeOf<string>()
    type Envelope = Web['institution']['dashboard']['get']['response'][200]
    expectTypeOf<Envelope['data']['total_doctors']>().toEqualTypeOf<number>()
  })
})
