/** The value in the middle; of an even number of values, the upper one of the two. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that `share` of all lie below. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
