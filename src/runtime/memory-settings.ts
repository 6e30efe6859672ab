import process from 'node:process'

/**
 * What the allocator and the collector read once, when the process begins (decision 0044):
 * - freed pages are kept: giving them back after each collection and taking them again costs a quarter of a request;
 * - the collector takes the machine for a small one (octets), so that garbage is not left to grow to several times what lives.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  MIMALLOC_PURGE_DELAY: '-1',
  BUN_JSC_forceRAMSize: '300000000',
}

/**
 * Starts the compiled gateway anew in its own place with these settings; one that the operator has made stands. Returns
 * where nothing is to be done. The process keeps its id.
 */
export const withMemorySettings = (args: readonly string[]): void => {
  const serves = args.length === 0 || args[0] === 'serve'
  const isCompiled = typeof Bun !== 'undefined' && Bun.isStandaloneExecutable
  const isSet = Object.keys(SETTINGS).every((name) => process.env[name] !== undefined)
  if (!serves || !isCompiled || isSet || !process.execve) return
  process.execve(process.execPath, [process.execPath, ...args], { ...SETTINGS, ...process.env })
}
