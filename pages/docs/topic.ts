/** One page of the documentation. */
export interface Topic {
  readonly title: string
  readonly lead: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly heading: string
  /** `code` and *names on the screen* are marked, here and in what follows. */
  readonly paragraphs: readonly string[]
  /** What to do, in order. */
  readonly steps?: readonly string[]
  /** In no order. */
  readonly points?: readonly string[]
  readonly code?: string
}

/** In the order of the index. */
export const TOPICS = [
  'patients',
  'doctors',
  'institutions',
  'administrators',
  'api',
  'privacy',
  'status',
] as const

export type TopicName = (typeof TOPICS)[number]

export const isTopic = (name: string): name is TopicName => TOPICS.some((topic) => topic === name)
