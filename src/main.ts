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
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    },
  )
