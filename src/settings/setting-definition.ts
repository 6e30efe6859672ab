import type { Static, TSchema } from '@sinclair/typebox'

/** What an administrator reads of a setting: what it is called and what it means. */
export interface SettingWords {
  readonly label: string
  readonly description: string
}

/** One thing an operator can change while the gateway runs. */
export interface SettingDefinition<Schema extends TSchema = TSchema> {
  readonly schema: Schema
  readonly fallback: Static<Schema>
  /** Variable that wins over the database when it is set. */
  readonly environmentName: string | null
  readonly words: { readonly es: SettingWords; readonly en: SettingWords }
}

/** Label and description in Spanish, then in English. */
export const define = <Schema extends TSchema>(
  schema: Schema,
  fallback: Static<Schema>,
  environmentName: string | null,
  [label, description]: readonly [string, string],
  [enLabel, enDescription]: readonly [string, string],
): SettingDefinition<Schema> => ({
  schema,
  fallback,
  environmentName,
  words: { es: { label, description }, en: { label: enLabel, description: enDescription } },
})
