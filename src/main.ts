import process from 'node:process'
import { runCommand } from './cli/run.ts'
import { detectRuntime } from './runtime/detect.ts'

// No top-level await: an error event during a pending one would print and hang (fact T12).
runCommand({
  args: process.argv.slice(2),
  environment: process.env,
  runtime: detectRuntime(),
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
}).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)
