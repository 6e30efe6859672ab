export type ScorePart = 'conditions' | 'medications' | 'smoking' | 'alcohol' | 'activity' | 'limit'

export interface ScoreStep {
  readonly part: ScorePart
  readonly count: number
  readonly points: number
}

export interface ScoreInput {
  readonly score: number
  readonly conditions: number
  readonly medications: number
  readonly isSmoker: boolean | null
  readonly consumesAlcohol: boolean | null
  readonly activityMinutes: number | null
}

/** Points of the patients service's rule (upstream contract 4, dashboard). */
const PER_CONDITION = -10
const PER_MEDICATION = -5
const SMOKING = -15
const ALCOHOL = -10

const activityPoints = (minutes: number): number => {
  if (minutes >= 150) return 10
  return minutes >= 75 ? 5 : 0
}

/** The steps from 100 to the score; `null` when they do not add up to what the service sent: no picture invents data. */
export const toScoreSteps = (input: ScoreInput): readonly ScoreStep[] | null => {
  const raw: readonly ScoreStep[] = [
    { part: 'conditions', count: input.conditions, points: input.conditions * PER_CONDITION },
    { part: 'medications', count: input.medications, points: input.medications * PER_MEDICATION },
    { part: 'smoking', count: 1, points: input.isSmoker === true ? SMOKING : 0 },
    { part: 'alcohol', count: 1, points: input.consumesAlcohol === true ? ALCOHOL : 0 },
    { part: 'activity', count: 1, points: activityPoints(input.activityMinutes ?? 0) },
  ]
  const steps = raw.filter((step) => step.points !== 0)
  const sum = steps.reduce((total, step) => total + step.points, 100)
  const clamped = Math.min(100, Math.max(0, sum))
  if (clamped !== input.score) return null
  return clamped === sum ? steps : [...steps, { part: 'limit', count: 1, points: clamped - sum }]
}

/** The heaviest deductions first, at most three. */
export const heaviest = (steps: readonly ScoreStep[]): readonly ScoreStep[] =>
  steps
    .filter((step) => step.points < 0 && step.part !== 'limit')
    .toSorted((a, b) => a.points - b.points)
    .slice(0, 3)
