import { ConfigErrors, createReader } from '../config-reader.ts'
import { VARIABLES } from '../config-variables.ts'
import { toListenerUrl } from '../runtime/runtime.ts'
import { readTextFile } from '../runtime/text-file.ts'
import { askStatus } from './ask-status.ts'
import { type Command, EXIT } from './command.ts'

/** Shorter than the time-out of container health checks, so that the reason is still printed. */
const TIMEOUT_MS = 4000

/** Asks the instance beside it, with the same environment; for the health check of a container. */
export const healthcheck: Command = {
  name: 'healthcheck',
  parameters: '[PATH]',
  summary: 'asks /ready (or PATH) of the local instance; exit 0 when it answers 200',
  run: async ({ args: [path = '/ready'], environment, printError }) => {
    const reader = createReader(environment, readTextFile)
    const scheme = reader.value('TLS_CERT_FILE', VARIABLES.TLS_CERT_FILE) === null ? 'http' : 'https'
    const port = reader.value('PORT', VARIABLES.PORT)
    const host = toReachable(reader.value('HOST', VARIABLES.HOST))
    if (reader.problems.length > 0) throw new ConfigErrors(reader.problems)
    const url = new URL(path, toListenerUrl(scheme, host, port))
    // The certificate names the public host, and this is the same machine.
    const asked = askStatus(url, { timeoutMs: TIMEOUT_MS, verifyCertificate: false })
    const status = await asked.catch(() => null)
    if (status === 200) return EXIT.ok
    printError(status === null ? `no answer from ${url.href}` : `${url.href} answered ${status}`)
    return EXIT.failed
  },
}

/** An address that means "any" is reached through loopback. */
const toReachable = (host: string | null): string =>
  host === null || host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
