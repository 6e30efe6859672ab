import { describe, expect, it } from 'bun:test'
import { type Process, withMemorySettings } from '../../src/runtime/memory-settings.ts'

const begun = (given: Partial<Process>) => {
  const calls: { args: string[]; env: Record<string, string | undefined> }[] = []
  withMemorySettings({
    argv: ['bun', '/$bunfs/root/gateway', 'serve'],
    env: { PORT: '1' },
    execPath: '/gateway',
    execve: (_file, args, env) => calls.push({ args, env }),
    ...given,
  })
  return calls
}

describe('memory settings', () => {
  it('are given to the compiled gateway when it serves, beside what it was started with', () => {
    const env = { PORT: '1', MIMALLOC_PURGE_DELAY: '-1', BUN_JSC_forceRAMSize: '300000000' }
    expect(begun({})).toEqual([{ args: ['/gateway', 'serve'], env }])
    expect(begun({ argv: ['bun', '/$bunfs/root/gateway'] })).toHaveLength(1)
  })

  it('leave the operator’s own, and start nothing twice', () => {
    expect(begun({ env: { MIMALLOC_PURGE_DELAY: '10' } })[0]?.env['MIMALLOC_PURGE_DELAY']).toBe('10')
    expect(begun({ env: { MIMALLOC_PURGE_DELAY: '10', BUN_JSC_forceRAMSize: '1' } })).toEqual([])
  })

  it('concern neither sources nor other commands', () => {
    expect(begun({ argv: ['bun', '/src/main.ts', 'serve'] })).toEqual([])
    expect(begun({ argv: ['bun', '/$bunfs/root/gateway', 'check'] })).toEqual([])
  })
})
