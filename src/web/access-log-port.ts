import type { Listing, Slice } from '../../pages/listing.ts'
import type { Locale } from '../../pages/messages/catalogue.ts'
import type { AccessEntry } from '../../pages/patient/model.ts'
import type { Reader } from './patient-reader.ts'

/** What the page "who has seen my record" needs of the access trail. */
export interface AccessLogPort {
  /** Accesses to the session's own record in the last 90 days, newest first, in words of the language. */
  accessesTo(
    reader: Reader,
    listing: Listing,
    locale: Locale,
  ): Promise<Slice<AccessEntry> & { readonly all: number; readonly emergencies: number }>
  /** Tells the administration that an access looks wrong. Rejects with `NotFound` for one that is not the patient's. */
  report(reader: Reader, entryId: string): Promise<void>
}
