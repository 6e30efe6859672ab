import type { Panel } from './frame.ts'

/** What a panel shows; `null` while it is on its way and when it failed. */
export const panelValue = <T>(panel: Panel<T>): T | null => ('value' in panel ? panel.value : null)
