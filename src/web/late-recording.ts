import type { RecordAccess } from '../plugins/access-trail.ts'
import { namePatients } from '../services/named-patients.ts'
import type { Exchange } from '../telemetry/exchange.ts'

/** The access trail of a page that begins before its data is there: told once, before the first panel that tells of patients. */
export interface LateRecording {
  /** Resolves when a panel may be sent, else rejects with `RecordNotReleased`; `patients` is what of it names some. */
  release(patients?: unknown): Promise<void>
  /** Tells of a page that released nothing. */
  end(status: number): Promise<void>
}

/**
 * Takes the recording from the front, which would tell of a page that has yet to show anybody. Where no panel
 * names the patients, every panel may tell of them.
 */
export const createLateRecording = (
  exchange: Exchange,
  recordAccess: RecordAccess,
  named: 'by panels' | 'before',
): LateRecording => {
  const { recording } = exchange
  if (recording === undefined) return { release: async () => undefined, end: async () => undefined }
  delete exchange.recording
  let recorded: Promise<void> | null = null
  const record = (status: number): Promise<void> => {
    recorded ??= recordAccess({ ...exchange, recording }, status) ?? Promise.resolve()
    return recorded
  }
  return {
    async release(patients) {
      if (patients !== undefined) namePatients({ ...exchange, recording }, patients)
      if (patients !== undefined || named === 'before') await record(200)
    },
    async end(status) {
      if (recorded !== null) return
      recording.patients ??= []
      await record(status)
    },
  }
}
