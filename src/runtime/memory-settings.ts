/**
 * What the allocator and the collector read once, when the process begins (decision 0044):
 * - freed pages are kept: giving them back after each collection and taking them again costs a quarter of a request;
 * - the collector takes the machine for a small one (octets), so that garbage is not left to grow to several times what lives.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  MIMALLOC_PURGE_DELAY: '-1',
  BUN_JSC_forceRAMSize: '300000000',
}

/** Where the compiled binary keeps its own files; its entry is the program's second argument. */
const EMBEDDED = '/$bunfs/'

export interface Process {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly execPath: string
  /** Not on every runtime. */
  readonly execve?: (file: string, args: string[], env: Record<string, string | undefined>) => void
}

/**
 * Starts the compiled gateway anew in its own place with these settings; one that the operator has made stands. Returns
 * where nothing is to be done. The process keeps its id.
 */
export const withMemorySettings = (current: Process): void => {
  const [, entry = '', ...args] = current.argv
  const serves = args.length === 0 || args[0] === 'serve'
  const isSet = Object.keys(SETTINGS).every((name) => current.env[name] !== undefined)
  if (!serves || !entry.startsWith(EMBEDDED) || isSet) return
  current.execve?.(current.execPath, [current.execPath, ...args], { ...SETTINGS, ...current.env })
}
