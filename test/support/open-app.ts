import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGateway } from '../../src/cli/open-gateway.ts'
import { parseConfig } from '../../src/config.ts'
import { createBunRuntime } from '../../src/runtime/bun.ts'
import { withDevelopmentSecrets } from '../../src/runtime/development-secrets.ts'
import { readTextFile } from '../../src/runtime/text-file.ts'
import type { DemoAccount } from '../../src/standins/seed/demo-accounts.ts'
import type { Walkable } from './stranger-findings.ts'

/** The real app over embedded dependencies, without a socket. */
export interface OpenedApp extends Walkable {
  /** Logs in; resolves to the access token. */
  logIn(account: DemoAccount): Promise<string>
  close(): Promise<void>
}

export const openApp = async (env: Readonly<Record<string, string>> = {}): Promise<OpenedApp> => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-app-'))
  const settings = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATA_DIR: directory,
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...env,
  }
  const config = parseConfig(withDevelopmentSecrets(settings), readTextFile)
  const gateway = await openGateway(
    config,
    { ...createBunRuntime(), peerAddress: () => '127.0.0.1' },
    { isDraining: () => false, stopRequested: new Promise(() => undefined) },
  )
  return {
    routes: gateway.routes,
    fetch: gateway.fetch,
    logIn: async ({ email, password }) => {
      const answer = await gateway.fetch(
        new Request('http://localhost/api/v1/auth/login', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
        }),
      )
      const { access_token: token } = (await answer.json()) as { access_token?: string }
      if (!token) throw new Error(`login answered ${answer.status}`)
      return token
    },
    close: async () => {
      await gateway.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
