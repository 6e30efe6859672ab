import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'

/** The checker of a model, compiled when it is first asked for: at the start none is needed, and all take 50 ms. */
export const compiledAtFirstUse = <T extends TSchema>(model: () => T): (() => TypeCheck<T>) => {
  let compiled: TypeCheck<T> | undefined
  return () => {
    compiled ??= TypeCompiler.Compile(model())
    return compiled
  }
}
