/** Debian's Chromium without windows: the same engine for a third of the CPU, most of it saved on each new context. */
export const LIGHT_BROWSER = 'chromium-headless-shell'

/** The Chromium to test with, where `CHROMIUM_PATH` names none. */
export const installedBrowser = (): string | null => Bun.which(LIGHT_BROWSER) ?? Bun.which('chromium')
