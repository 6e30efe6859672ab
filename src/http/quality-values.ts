export interface WeightedValue {
  readonly value: string
  readonly weight: number
}

/** The values of a list with quality values, in lower case and in the order they stand (RFC 9110 12.4.2). */
export const parseQualityValues = (field: string | null): readonly WeightedValue[] =>
  (field ?? '').split(',').map((part) => {
    const [value = '', ...parameters] = part.split(';')
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean)
    return { value: value.trim().toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }
  })
