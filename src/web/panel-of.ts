import type { Panel } from '../../pages/frame.ts'
import { GatewayError } from '../errors.ts'

/**
 * Waits for a panel's data and lets only the panel fail: what is wrong with a service is its own state. A refusal (401, 403,
 * 404) is about the page and is thrown on.
 */
export const panelOf = async <T>(requestId: string, value: Promise<T>): Promise<Panel<T>> => {
  try {
    return { state: 'ready', value: await value }
  } catch (error) {
    if (!(error instanceof GatewayError) || [401, 403, 404].includes(error.status)) throw error
    return { state: 'failed', requestId }
  }
}

/** The value of a panel, or the fallback when it failed. */
export const valueOr = <T>(panel: Panel<T>, fallback: T): T =>
  panel.state === 'failed' ? fallback : panel.value
