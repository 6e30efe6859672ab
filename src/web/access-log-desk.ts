import type { AccessLog } from '../services/access-log/access-log.ts'
import type { AccessLogPort } from './access-log-port.ts'
import { sliceOf } from './listing-of.ts'

/** A front desk that shows its list of patients makes hundreds of entries a week; a doctor's one must be found among them. */
const MOST_ON_PAGES = 5_000

/** The patient's log as the page lists it: searched, and cut into pages. */
export const createAccessLogDesk = (log: AccessLog): AccessLogPort => ({
  accessesTo: async (reader, listing, locale) => {
    const options = { language: locale, limit: MOST_ON_PAGES }
    const { entries: accesses } = await log.of(reader, reader.session.referenceId, options)
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
