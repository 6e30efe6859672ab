import { afterAll } from 'bun:test'

const NEEDS = {
  REDIS_URL: 'sessions and settings on a real Redis',
  DATABASE_URL: 'the system tables on a real PostgreSQL',
  CHROMIUM_PATH: 'the pages in a real browser',
} as const

// Preloaded by bunfig.toml: says what this run could not try.
afterAll(() => {
  for (const [name, what] of Object.entries(NEEDS)) {
    if (!process.env[name]) console.error(`left out: ${what} (set ${name}, or run npm test)`)
  }
})
