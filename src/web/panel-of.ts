import type { Panel, Refusal } from '../../pages/frame.ts'
import { GatewayError } from '../errors.ts'
import { Kept } from './kept.ts'

/**
 * Waits for a panel's data and lets only the panel fail: what is wrong with a service is its own state. A refusal is about the
 * page and is thrown on.
 */
export const panelOf = async <T>(requestId: string, arrival: Promise<T | Kept<T>>): Promise<Panel<T>> => {
  try {
    const data = await arrival
    return data instanceof Kept
      ? { state: 'stale', value: data.value, at: data.at }
      : { state: 'ready', value: data }
  } catch (error) {
    if (!(error instanceof GatewayError) || isRefusal(error.status)) throw error
    return { state: 'failed', requestId }
  }
}

/** Whether a status says no to the one who asks, rather than that something is wrong. */
export const isRefusal = (status: number): status is Refusal =>
  status === 401 || status === 403 || status === 404
