import { describe, expect, it } from 'bun:test'
import { refuseWorkers } from '../../src/cli/refuse-workers.ts'

const refused = (workers: number, sharesPorts: boolean): string => {
  try {
    refuseWorkers({ workers }, { name: 'Deno', sharesPorts })
    return ''
  } catch (error) {
    return String(error)
  }
}

describe('several workers', () => {
  it('are refused by name where they cannot share a port', () => {
    expect(refused(2, false)).toContain('WORKERS: found 2; allowed: 1 on Deno')
    expect([refused(1, false), refused(2, true)]).toEqual(['', ''])
  })
})
