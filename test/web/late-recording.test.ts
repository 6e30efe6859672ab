import { describe, expect, it } from 'bun:test'
import { createAccessTrail } from '../../src/plugins/access-trail.ts'
import type { AuditEvent } from '../../src/records/audit-event.ts'
import type { Exchange } from '../../src/telemetry/exchange.ts'
import type { Recording } from '../../src/telemetry/recording.ts'
import { createLateRecording } from '../../src/web/late-recording.ts'
import { exchange, OTHER_ID, RECORD_IDS } from '../support/route-stage.ts'

const open = (patients: Recording['patients'], named: 'by panels' | 'before') => {
  const events: AuditEvent[] = []
  const recordAccess = createAccessTrail({
    trail: {
      record: async (told) => {
        events.push(...told)
      },
    },
    now: () => 0,
  })
  const recording: Recording = {
    ...{ kind: 'record', action: 'R', reason: null, patients, actorReferenceId: null },
    ...{ emergency: false, limited: false },
  }
  const its: Exchange = { ...exchange('/doctor/patients'), userId: 'somebody', recording }
  const late = createLateRecording(its, recordAccess, named)
  return { late, its, told: () => events.map(({ patientId, outcome }) => [patientId, outcome]) }
}

describe('the recording of a page in pieces', () => {
  it('is not left to the front, which would tell of the shell', () => {
    expect(open([RECORD_IDS.patient], 'before').its.recording).toBeUndefined()
  })

  it('is told once, before the first panel of a patient who is known before', async () => {
    const { late, told } = open([RECORD_IDS.patient], 'before')
    await Promise.all([late.release(), late.release()])
    await late.end(200)
    expect(told()).toEqual([[RECORD_IDS.patient, 'success']])
  })

  it('lets panels of nobody pass, and tells of those whom a panel names', async () => {
    const { late, told } = open(null, 'by panels')
    await late.release()
    expect(told()).toEqual([])
    await late.release([{ id: OTHER_ID }])
    expect(told()).toEqual([[OTHER_ID, 'success']])
  })

  it('releases nothing of a page that never says whom it shows', async () => {
    const { late } = open(null, 'before')
    expect(late.release()).rejects.toMatchObject({ code: 'record_not_released' })
  })

  it('tells at the end that nobody was shown, and that it was refused', async () => {
    const { late, told } = open([RECORD_IDS.patient], 'before')
    await late.end(403)
    expect(told()).toEqual([[RECORD_IDS.patient, 'denied']])
  })
})
