import type { Static, TSchema } from '@sinclair/typebox'

/** One thing an operator can change while the gateway runs. */
export interface SettingDefinition<Schema extends TSchema = TSchema> {
  readonly schema: Schema
  readonly fallback: Static<Schema>
  /** Variable that wins over the database when it is set. */
  readonly environmentName: string | null
  readonly description: { readonly es: string; readonly en: string }
}

export const define = <Schema extends TSchema>(
  schema: Schema,
  fallback: Static<Schema>,
  environmentName: string | null,
  es: string,
  en: string,
): SettingDefinition<Schema> => ({ schema, fallback, environmentName, description: { es, en } })
