import { describe, expect, it } from 'bun:test'
import { type ChainHead, chain, chainFaults, GENESIS } from '../../src/records/audit-chain.ts'
import type { ChainedEvent } from '../../src/records/audit-event.ts'
import { auditEvent } from '../support/audit-events.ts'

const chained = (count: number): ChainedEvent[] => {
  const events: ChainedEvent[] = []
  let head: ChainHead = GENESIS
  for (let index = 0; index < count; index++) {
    const event = chain(head, auditEvent())
    events.push(event)
    head = event
  }
  return events
}

const faults = (events: readonly ChainedEvent[], head: ChainHead) =>
  Array.fromAsync(
    chainFaults(
      (async function* () {
        yield* events
      })(),
      head,
    ),
  )

const headOf = (events: readonly ChainedEvent[]): ChainHead => {
  const last = events.at(-1)
  return last ? { sequence: last.sequence, hash: last.hash } : GENESIS
}

describe('audit chain', () => {
  it('holds for untouched events', async () => {
    const events = chained(5)
    expect(await faults(events, headOf(events))).toEqual([])
    expect(await faults([], GENESIS)).toEqual([])
  })

  it.each(Object.keys(auditEvent()) as (keyof ReturnType<typeof auditEvent>)[])(
    'finds a changed %s',
    async (member) => {
      const events = chained(3)
      const touched = events.map((event, index) => (index === 1 ? { ...event, [member]: 'forged' } : event))
      expect(await faults(touched, headOf(events))).toEqual([{ kind: 'changed', sequence: 2 }])
    },
  )

  it('finds a removed event', async () => {
    const events = chained(4)
    expect(await faults(events.toSpliced(1, 1), headOf(events))).toEqual([
      { kind: 'gap', afterSequence: 1, foundSequence: 3 },
    ])
  })

  it('finds a cut tail by the stored head', async () => {
    const events = chained(4)
    const found = await faults(events.slice(0, 2), headOf(events))
    expect(found).toEqual([{ kind: 'head', expected: headOf(events), found: headOf(events.slice(0, 2)) }])
  })

  it('finds an event whose hash was made anew but breaks the next link', async () => {
    const events = chained(3)
    const [first, second, third] = events as [ChainedEvent, ChainedEvent, ChainedEvent]
    const forged = chain(first, { ...second, reason: 'forged' })
    expect(await faults([first, forged, third], headOf(events))).toEqual([{ kind: 'changed', sequence: 3 }])
  })
})
