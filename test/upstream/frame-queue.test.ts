import { describe, expect, it } from 'bun:test'
import { createFrameQueue, FRAMES_A_TURN } from '../../src/upstream/frame-queue.ts'
import { eventually } from '../support/eventually.ts'

/** A client's short frames of one octet, unmasked. */
const lettersOf = (octets: Buffer): string => {
  let letters = ''
  for (let at = 0; at < octets.length; at += 7)
    letters += String.fromCharCode((octets[at + 6] ?? 0) ^ (octets[at + 2] ?? 0))
  return letters
}

describe('frames on their way', () => {
  it('leave at once when they are few, and a share in each turn, in order, when they are many', async () => {
    const written: Buffer[] = []
    let now = 1
    const queue = createFrameQueue(
      (octets) => void written.push(octets),
      () => now,
    )
    const letters = Array.from({ length: 2 * FRAMES_A_TURN }, (_, i) => String.fromCharCode(97 + (i % 26)))
    for (const letter of letters) queue.send(letter)
    expect(written).toHaveLength(16)
    expect(queue.size()).toBeGreaterThan(letters.length)
    await eventually(() => queue.size() === 0)
    expect(written.slice(16).map((octets) => octets.length / 7)).toEqual([FRAMES_A_TURN, FRAMES_A_TURN - 16])
    expect(lettersOf(Buffer.concat(written))).toBe(letters.join(''))
    written.length = 0
    now += 1
    queue.send('z')
    expect(lettersOf(Buffer.concat(written))).toBe('z')
  })

  it('have the last one behind them', async () => {
    const written: Buffer[] = []
    const queue = createFrameQueue(
      (octets) => void written.push(octets),
      () => 1,
    )
    for (let sent = 0; sent < 20; sent += 1) queue.send('m')
    queue.end(Buffer.from('end'))
    await eventually(() => written.length === 18)
    expect(written.at(-1)?.toString()).toBe('end')
    const idle = createFrameQueue((octets) => void written.push(octets))
    idle.end(Buffer.from('at once'))
    expect(written.at(-1)?.toString()).toBe('at once')
  })
})
