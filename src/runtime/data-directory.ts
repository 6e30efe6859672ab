import { accessSync, constants, mkdirSync } from 'node:fs'
import { OperatorError } from './operator-error.ts'

/** Makes the folder of `DATA_DIR` where it is missing; throws an `OperatorError` where nothing can be written into it. */
export const makeDataDirectory = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`DATA_DIR: ${path} cannot be written: ${reason}`)
  }
}
