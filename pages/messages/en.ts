import type { Messages } from './catalogue.ts'
import { account } from './en/account.ts'
import { admin } from './en/admin.ts'
import { docs } from './en/docs.ts'
import { doctor } from './en/doctor.ts'
import { errors } from './en/errors.ts'
import { faults } from './en/faults.ts'
import { health } from './en/health.ts'
import { institution } from './en/institution.ts'
import { patient } from './en/patient.ts'
import { shell } from './en/shell.ts'
import { visitor } from './en/visitor.ts'

export const en: Messages = {
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
