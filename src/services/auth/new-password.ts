import { InvalidInput } from '../../errors.ts'

/** Why a new password is refused, as a sentence, or `null`. */
export type PasswordFault = (password: string) => string | null

/** Throws `InvalidInput` when the password breaks the rule or was not repeated the same. */
export const refuseWeakPassword = (
  passwordFault: PasswordFault,
  pointer: string,
  password: string,
  repeated?: string,
): void => {
  const weak = passwordFault(password)
  if (weak !== null) throw new InvalidInput(weak, { faults: [{ pointer, detail: weak }] })
  if (repeated === undefined || repeated === password) return
  const mismatch = 'Las dos contraseñas no son iguales.'
  throw new InvalidInput(mismatch, { faults: [{ pointer: '/confirm_password', detail: mismatch }] })
}
