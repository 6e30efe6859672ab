import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** PEM texts. */
export interface Pair {
  readonly cert: string
  readonly key: string
}

/** A certificate authority of its own. */
export interface Authority {
  readonly cert: string
  /** A pair it has signed for `alternativeName`, as in `DNS:patients.internal`. */
  sign(name: string, alternativeName: string): Pair
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
const TWO_DAYS = ['-days', '2']

/** Makes an authority with openssl; `remove` forgets it. */
export const createAuthority = (): Authority & { remove(): void } => {
  const directory = mkdtempSync(join(tmpdir(), 'tls-'))
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: directory, stdio: 'ignore' })
  }
  const text = (file: string): string => readFileSync(join(directory, file), 'utf8')
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    ...TWO_DAYS,
    ...'-keyout ca.key -out ca.crt -subj'.split(' '),
    '/CN=Test CA',
  )
  return {
    cert: text('ca.crt'),
    sign: (name, alternativeName) => {
      openssl('req', ...NEW_KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
      writeFileSync(join(directory, `${name}.ext`), `subjectAltName=${alternativeName}\n`)
      const issuer = '-CA ca.crt -CAkey ca.key -CAcreateserial'.split(' ')
      const files = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-out', `${name}.crt`]
      openssl('x509', '-req', ...issuer, ...TWO_DAYS, ...files)
      return { cert: text(`${name}.crt`), key: text(`${name}.key`) }
    },
    remove: () => rmSync(directory, { recursive: true }),
  }
}
