import type { SQLOutputValue } from 'node:sqlite'
import { Float, type Json, type JsonObject } from '../server/python-json.ts'

export type Row = Record<string, SQLOutputValue>

export type ColumnKind = 'text' | 'integer' | 'float' | 'flag'

/** Members of a JSON object in their contract order, each with the kind of its column. */
export type Shape = Readonly<Record<string, ColumnKind>>

/** A row as JSON object: exactly the members of the shape, in its order; SQL null is null. */
export const toJson = (row: Row, shape: Shape): JsonObject => {
  const members: [string, Json][] = []
  for (const [name, kind] of Object.entries(shape)) members.push([name, toMember(row[name], kind)])
  return Object.fromEntries(members)
}

const toMember = (value: SQLOutputValue | undefined, kind: ColumnKind): Json => {
  if (value === null || value === undefined) return null
  if (kind === 'text') return String(value)
  if (kind === 'flag') return Number(value) === 1
  return kind === 'float' ? new Float(Number(value)) : Number(value)
}

export const text = (row: Row, column: string): string => String(row[column] ?? '')

export const textOrNull = (row: Row, column: string): string | null => {
  const value = row[column]
  return value === null || value === undefined ? null : String(value)
}

export const numberOrNull = (row: Row, column: string): number | null => {
  const value = row[column]
  return value === null || value === undefined ? null : Number(value)
}

export const flag = (row: Row, column: string): boolean => Number(row[column]) === 1

/** The single number of a `select count(*) as n`. */
export const count = (row: Row | null): number => Number(row?.['n'] ?? 0)
