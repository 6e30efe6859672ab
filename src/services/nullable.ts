import type { TSchema } from '@sinclair/typebox'
import { t } from 'elysia'

/** The services send `null` for what they do not know. */
export const Nullable = <T extends TSchema>(schema: T) => t.Union([schema, t.Null()])
