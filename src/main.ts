import process from 'node:process'
import { withMemorySettings } from './runtime/memory-settings.ts'

const args = process.argv.slice(2)
// Before anything else is loaded, since it may all be loaded again.
withMemorySettings(process)

// No top-level await: an error event during a pending one would print and hang (fact T12).
Promise.all([import('./cli/run.ts'), import('./runtime/detect.ts')])
  .then(([{ runCommand }, { detectRuntime }]) =>
    runCommand({
      args,
      environment: process.env,
      runtime: detectRuntime(),
      print: (line) => process.stdout.write(`${line}\n`),
      printError: (line) => process.stderr.write(`${line}\n`),
    }),
  )
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 1
  })
  // What is printed into a pipe leaves late: `exit` would cut it off.
  .then((code) => {
    process.stdout.once('error', () => process.exit(1))
    process.stdout.end(() => process.exit(code))
  })
