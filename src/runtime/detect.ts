import { createBunRuntime } from './bun.ts'
import { createDenoRuntime, denoApi } from './deno.ts'
import type { Runtime } from './runtime.ts'

/** The runtime this process runs on. */
export const detectRuntime = (): Runtime => {
  const deno = denoApi()
  return deno ? createDenoRuntime(deno) : createBunRuntime()
}
