import { t } from 'elysia'
import { Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'

export const AccessEntries = t.Object(
  {
    entries: t.Array(
      t.Object({
        id: t.String(),
        at: Timestamp,
        who: t.String(),
        self: t.Boolean(),
        role: t.String(),
        institution: Nullable(t.String()),
        action: t.Union([t.Literal('C'), t.Literal('R'), t.Literal('U'), t.Literal('D'), t.Literal('E')]),
        what: t.String(),
        reason: Nullable(t.String()),
        emergency: t.Boolean(),
        denied: t.Boolean(),
      }),
    ),
    /** Goes into `until` for what was left out; null when that is nothing. */
    older_until: Nullable(Timestamp),
  },
  { title: 'AccessLog' },
)

export const AccessReport = t.Object(
  { note: t.Optional(t.String({ maxLength: 1_000 })) },
  { title: 'AccessReport' },
)
