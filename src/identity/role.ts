/** Values of the `user_type` claim (upstream contract 1.2; `admin` is ours). */
export const ROLES = ['patient', 'doctor', 'institution', 'admin'] as const

export type Role = (typeof ROLES)[number]

export const isRole = (value: unknown): value is Role => ROLES.includes(value as Role)
