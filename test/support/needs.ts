import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installedBrowser, LIGHT_BROWSER } from './installed-browser.ts'
import { postgresPrograms } from './postgres.ts'

/** A program of the outside that the tests lean on. */
interface Need {
  /** Points the tests at one that runs or is installed already. */
  readonly variable: 'REDIS_URL' | 'DATABASE_URL' | 'CHROMIUM_PATH'
  readonly debianPackage: string
  readonly isInstalled: () => boolean
}

const onPath = (program: string): boolean => Bun.which(program) !== null

const NEEDS: readonly Need[] = [
  { variable: 'REDIS_URL', debianPackage: 'redis-server', isInstalled: () => onPath('redis-server') },
  { variable: 'DATABASE_URL', debianPackage: 'postgresql', isInstalled: () => postgresPrograms() !== null },
  { variable: 'CHROMIUM_PATH', debianPackage: LIGHT_BROWSER, isInstalled: () => onPath(LIGHT_BROWSER) },
]

const missing = (): readonly Need[] =>
  NEEDS.filter(({ variable, isInstalled }) => !process.env[variable] && !isInstalled())

const install = (packages: readonly string[]): void => {
  console.log(`installing ${packages.join(', ')} from Debian's packages`)
  // The packages' own services must not start: the tests start private ones on free ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}

/** Installs what is missing where that is possible (root on Debian); returns what is still missing, in words. */
export const meetNeeds = (): readonly string[] => {
  const due = missing()
  if (due.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    install(due.map(({ debianPackage }) => debianPackage))
  }
  return missing()
    .filter(({ debianPackage }) => debianPackage !== LIGHT_BROWSER || installedBrowser() === null)
    .map(({ variable, debianPackage }) => `${debianPackage} is not installed and ${variable} is not set`)
}
