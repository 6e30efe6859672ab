import { createFormat } from '../../pages/format.ts'
import type { FormState, Frame, Viewer } from '../../pages/frame.ts'
import { catalogue, type Locale } from '../../pages/messages/catalogue.ts'
import type { Audience } from '../../pages/routes.ts'
import { NOW } from './clinic.ts'

export const createFrame = (locale: Locale, change: Partial<Frame> = {}): Frame => ({
  locale,
  t: catalogue[locale],
  format: createFormat(locale, NOW),
  origin: 'https://predicthealth.example.com',
  asset: (path) => `/static/${path}`,
  here: '/',
  requestId: '0f9c2d1e-7b1c-4f0e-9a40-5d0c7f6a2b11',
  viewer: null,
  csrf: 'csrf-token',
  flash: null,
  notice: null,
  idleSeconds: null,
  mark: null,
  ...change,
})

export const viewerOf = (audience: Audience): Viewer => ({
  audience,
  email: `${audience}1@test.predicthealth.com`,
})

export const emptyForm = (values: Readonly<Record<string, string>> = {}): FormState => ({
  values,
  faults: {},
  failure: null,
  idempotencyKey: 'key-1',
})

/** A form that came back with everything wrong. */
export const wrongForm = (
  values: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
  failure: string | null = null,
): FormState => ({ values, faults, failure, idempotencyKey: 'key-1' })
