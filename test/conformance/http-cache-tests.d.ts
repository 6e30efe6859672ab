/** What is used of the npm package `http-cache-tests`, which has no types. */
declare module 'http-cache-tests/tests/*.mjs' {
  interface Suite {
    readonly name: string
    readonly tests: readonly {
      readonly id: string
      readonly name: string
      /** Absent: required. */
      readonly kind?: 'required' | 'optimal' | 'check'
      readonly browser_only?: boolean
    }[]
  }
  const content: readonly Suite[] & Suite
  export default content
}

declare module 'http-cache-tests/lib/display.mjs' {
  /** How the suite judges a result: colours of its page, and last a symbol for terminals. */
  export const determineTestResult: (
    suites: readonly { readonly tests: readonly unknown[] }[],
    id: string,
    results: Readonly<Record<string, true | readonly string[]>>,
  ) => readonly [icon: string, colour: string, symbol: string]
}
