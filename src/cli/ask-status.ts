import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { ServiceTls } from '../config.ts'

interface AskOptions {
  readonly timeoutMs: number
  /** False where the certificate names another host on purpose. */
  readonly verifyCertificate: boolean
  readonly tls?: ServiceTls
}

/** GETs a URL and resolves to the status of the answer; rejects when none comes in time. */
export const askStatus = (
  url: URL,
  { timeoutMs, verifyCertificate, tls = {} }: AskOptions,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const { serverName, ...pem } = tls
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const asked = request(
      url,
      {
        timeout: timeoutMs,
        agent: false,
        rejectUnauthorized: verifyCertificate,
        ...pem,
        ...(serverName === undefined ? {} : { servername: serverName }),
      },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.once('error', reject)
    asked.end()
  })
