import type { Part } from '../telemetry/part.ts'

export interface DemoAccount {
  readonly role: string
  readonly email: string
  readonly password: string
}

export interface Banner {
  readonly version: string
  readonly url: URL
  readonly metricsUrl: URL
  readonly parts: readonly Part[]
  /** Empty unless the auth service is embedded. */
  readonly accounts: readonly DemoAccount[]
}

/** What a person sees at start: what is real, what is embedded, where to go and how to log in. */
export const toBanner = ({ version, url, metricsUrl, parts, accounts }: Banner): readonly string[] => {
  const width = Math.max(...parts.map(({ name }) => name.length))
  const lines = parts.map(({ name, where, kind }) => `    ${name.padEnd(width)}  ${kind.padEnd(8)}  ${where}`)
  const emailWidth = Math.max(0, ...accounts.map(({ email }) => email.length))
  const demo = accounts.map(
    ({ role, email, password }) => `    ${role.padEnd(11)}  ${email.padEnd(emailWidth)}  ${password}`,
  )
  return [
    '',
    `  PredictHealth Gateway ${version}`,
    '',
    `  Open      ${url.href}`,
    `  Metrics   ${metricsUrl.href}`,
    '',
    '  Leans on',
    ...lines,
    ...(demo.length > 0 ? ['', '  Demo accounts', ...demo] : []),
    '',
  ]
}
