import fc from 'fast-check'

/** Around every limit of the model, and far beyond. */
const WAITS = [1, 5, 29, 30, 31, 59, 60, 61, 300, 600, 839, 841, 870, 899, 900, 901, 3_600, 86_400, 604_800]

const user = fc.constantFrom('u-1', 'u-2')
const instance = fc.constantFrom<(0 | 1)[]>(0, 1)
/** Counted from the newest; the few newest are the interesting ones. */
const pick = fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(40) })

const login = fc.record({ do: fc.constant('login'), user, on: instance, refreshable: fc.boolean() })
const use = fc.record({
  do: fc.constant('use'),
  pick,
  on: instance,
  as: fc.constantFrom<('bearer' | 'cookie')[]>('bearer', 'cookie'),
  background: fc.boolean(),
})
const useOnBoth = fc.record({ do: fc.constant('use-on-both'), pick })
/** Just in time to get a successor, which chance alone seldom meets. */
const comeBackLate = fc.record({ do: fc.constant('come-back-late'), pick: fc.nat(1), on: instance })
const wait = fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(...WAITS) })
const refresh = fc.record({ do: fc.constant('refresh'), pick, on: instance })
const refreshOnBoth = fc.record({ do: fc.constant('refresh-on-both'), pick })
const logout = fc.record({ do: fc.constant('logout'), pick, on: instance })
const endOne = fc.record({ do: fc.constant('end-one'), user, pick, on: instance })
const endOthers = fc.record({ do: fc.constant('end-others'), pick, on: instance })
const kill = fc.record({ do: fc.constant('kill'), user, on: instance })
const deactivate = fc.record({ do: fc.constant('deactivate'), user, on: instance })
const list = fc.record({ do: fc.constant('list'), user, on: instance })
const restart = fc.record({ do: fc.constant('restart') })

/** One thing that happens to the gateway: by a client, by an administrator, by time, by fate. */
export const step = fc.oneof(
  { weight: 6, arbitrary: login },
  { weight: 20, arbitrary: use },
  { weight: 8, arbitrary: useOnBoth },
  { weight: 3, arbitrary: comeBackLate },
  { weight: 12, arbitrary: wait },
  { weight: 8, arbitrary: refresh },
  { weight: 4, arbitrary: refreshOnBoth },
  { weight: 2, arbitrary: logout },
  { weight: 2, arbitrary: endOne },
  { weight: 2, arbitrary: endOthers },
  { weight: 1, arbitrary: kill },
  { weight: 1, arbitrary: deactivate },
  { weight: 4, arbitrary: list },
  { weight: 1, arbitrary: restart },
)

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
