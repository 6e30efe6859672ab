import type { Frame, Panel } from '../../pages/frame.ts'
import type { Kept } from './kept.ts'

/** A page of panels, each with data of its own that is on its way. */
export interface PaneledPage<Values extends object> {
  readonly arrivals: { readonly [Name in keyof Values]: Promise<Values[Name] | Kept<Values[Name]>> }
  readonly render: (
    frame: Frame,
    panels: { readonly [Name in keyof Values]: Panel<Values[Name]> },
  ) => JSX.Element
  /** What of a panel's data names patients, where the access trail knows them from the answer only. */
  readonly names?: { readonly [Name in keyof Values]?: (value: Values[Name]) => unknown }
  readonly status?: number
}

/** The same to code that looks into no panel. */
export type AnyPaneledPage = PaneledPage<Record<string, unknown>>
