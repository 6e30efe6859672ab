/** One thing the gateway leans on, as the start-up banner and `gateway check` name it. */
export interface Part {
  readonly name: string
  readonly kind: 'real' | 'embedded'
  /** Address without credentials, or what replaces it. */
  readonly where: string
}

/** A connection string without user and password. */
export const withoutCredentials = (address: string): string => address.replace(/\/\/[^@/]*@/, '//')
