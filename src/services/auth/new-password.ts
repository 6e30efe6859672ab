import { InvalidInput } from '../../errors.ts'
import { passwordFaults } from '../../identity/password-rule.ts'

export interface NewPassword {
  readonly password: string
  readonly pointer: string
  /** The same once more, where the client asks for it twice. */
  readonly repeated: string | undefined
  /** Words an attacker would try for this person. */
  readonly personal: readonly string[]
}

/** Throws `InvalidInput` when the password breaks the rule or was not repeated the same. */
export const refuseWeakPassword = ({ password, pointer, repeated, personal }: NewPassword): void => {
  const faults = [...passwordFaults(password, { pointer, personal })]
  if (repeated !== undefined && repeated !== password)
    faults.push({ pointer: '/confirm_password', detail: 'Las dos contraseñas no son iguales.' })
  if (faults.length > 0) throw new InvalidInput(faults[0]?.detail ?? null, { faults })
}
