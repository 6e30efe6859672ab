import { type Static, Type } from '@sinclair/typebox'

const EveryMs = Type.Integer({ minimum: 0, maximum: 60_000 })

/**
 * What a rule does to an answer. Not executed by the service: `status`, `garbage`, `blackhole` and `reset` before the
 * head. Executed, then spoiled: all others; `unanswered` executes and resets without a byte, the worst case for a retry.
 */
const Act = Type.Union([
  Type.Object({
    kind: Type.Literal('status'),
    status: Type.Integer({ minimum: 200, maximum: 599 }),
    retryAfter: Type.Optional(Type.String()),
  }),
  Type.Object({
    kind: Type.Literal('reset'),
    at: Type.Union([Type.Literal('before-head'), Type.Literal('inside-head'), Type.Literal('inside-body')]),
  }),
  Type.Object({ kind: Type.Literal('unanswered') }),
  /** Half of the announced content, then an orderly end. */
  Type.Object({ kind: Type.Literal('truncated') }),
  Type.Object({ kind: Type.Literal('garbage') }),
  /** Accepts the request and never answers. */
  Type.Object({ kind: Type.Literal('blackhole') }),
  /** One octet of the head every `everyMs`. */
  Type.Object({ kind: Type.Literal('slow-head'), everyMs: EveryMs }),
  /** The head at once, then one octet of content every `everyMs`. */
  Type.Object({ kind: Type.Literal('slow-body'), everyMs: EveryMs }),
  /** Contract 10: above this many requests in flight lists are empty, counts zero and profiles a false 404. */
  Type.Object({ kind: Type.Literal('empty-list'), aboveInFlight: Type.Integer({ minimum: 0 }) }),
])

export type FaultAct = Static<typeof Act>

/** A way to misbehave and the requests it applies to; without `method` and `pathPrefix`, all of them. */
export const FaultRule = Type.Object(
  {
    method: Type.Optional(Type.String()),
    pathPrefix: Type.Optional(Type.String()),
    /** Applies this often, then never again. */
    times: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Flapping: applies to every n-th matching request only. */
    everyNth: Type.Optional(Type.Integer({ minimum: 1 })),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    act: Type.Optional(Act),
  },
  { additionalProperties: false },
)

export type FaultRule = Static<typeof FaultRule>
