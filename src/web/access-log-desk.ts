import type { AccessLog } from '../services/access-log/access-log.ts'
import type { AccessLogPort } from './access-log-port.ts'
import { sliceOf } from './listing-of.ts'

/** The patient's log as the page lists it: searched, and cut into pages. */
export const createAccessLogDesk = (log: AccessLog): AccessLogPort => ({
  accessesTo: async (reader, listing, locale) => {
    const accesses = await log.of(reader, reader.session.referenceId, { language: locale })
    const slice = sliceOf(
      accesses,
      listing,
      (access) => [access.who, access.institution, access.what, access.reason],
      {},
    )
    return { ...slice, emergencies: accesses.filter(({ emergency }) => emergency).length }
  },
  report: (reader, entryId) => log.report(reader, reader.session.referenceId, entryId, ''),
})
