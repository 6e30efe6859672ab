import { SERVICE_NAMES, type ServiceName } from '../../src/config.ts'
import { type RunningStandIns, startStandIns } from '../../src/standins/stand-ins.ts'
import { type StartedGateway, startGateway } from './gateway.ts'

const SECRET = 'platform-test-secret-0123456789-0123456789'
const URL_VARIABLES: Readonly<Record<ServiceName, string>> = {
  auth: 'JWT_SERVICE_URL',
  doctors: 'DOCTOR_SERVICE_URL',
  patients: 'PATIENT_SERVICE_URL',
  institutions: 'INSTITUTION_SERVICE_URL',
  admins: 'ADMIN_SERVICE_URL',
}

/** A gateway, in the form under test, before stand-ins that this process can make misbehave and question. */
export interface Platform {
  readonly gateway: StartedGateway
  readonly standIns: RunningStandIns
  close(): Promise<void>
}

/**
 * The probes of the patients stand-in (`/-/…`) are reachable below `/probe` for any session, and below `/archive`, which
 * takes 2 GiB.
 */
export const startPlatform = async (env: Readonly<Record<string, string>> = {}): Promise<Platform> => {
  const standIns = await startStandIns({
    names: SERVICE_NAMES,
    dataDir: ':memory:',
    jwtSecret: SECRET,
    control: true,
  })
  const probe = {
    name: 'probe',
    prefix: '/probe',
    url: standIns.patients.url,
    stripPrefix: true,
    timeoutMs: 60_000,
  }
  const gateway = await startGateway({
    env: {
      JWT_SECRET_KEY: SECRET,
      SECRET_KEY: SECRET,
      EXTRA_SERVICES: JSON.stringify([
        probe,
        { ...probe, name: 'archive', prefix: '/archive', contentLimitBytes: 2 ** 31 },
      ]),
      ...Object.fromEntries(SERVICE_NAMES.map((name) => [URL_VARIABLES[name], standIns[name].url])),
      ...env,
    },
  })
  return {
    gateway,
    standIns,
    close: async () => {
      await gateway.close()
      await Promise.all(Object.values(standIns).map((standIn) => standIn.close()))
    },
  }
}
