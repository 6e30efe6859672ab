import type { ChainedEvent } from './audit-event.ts'
import type { AuditQuery, AuditStore } from './audit-store.ts'

const PAGE = 1_000

/** Every event a query finds, newest first, read page by page: an export of a million lines holds a thousand of them. */
export async function* walkAudit(
  store: Pick<AuditStore, 'find'>,
  query: Omit<AuditQuery, 'limit' | 'beforeSequence'>,
): AsyncGenerator<ChainedEvent> {
  for (let beforeSequence: number | undefined; ; ) {
    const page = await store.find({
      ...query,
      ...(beforeSequence === undefined ? {} : { beforeSequence }),
      limit: PAGE,
    })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    beforeSequence = last.sequence
  }
}
