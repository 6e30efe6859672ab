import { account } from './es/account.ts'
import { admin } from './es/admin.ts'
import { docs } from './es/docs.ts'
import { doctor } from './es/doctor.ts'
import { errors } from './es/errors.ts'
import { faults } from './es/faults.ts'
import { health } from './es/health.ts'
import { institution } from './es/institution.ts'
import { patient } from './es/patient.ts'
import { shell } from './es/shell.ts'
import { visitor } from './es/visitor.ts'

export const es = {
  shell,
  visitor,
  patient,
  health,
  doctor,
  institution,
  admin,
  account,
  docs,
  errors,
  faults,
}
