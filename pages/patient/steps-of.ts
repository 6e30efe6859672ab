import { type ScoreStep, toScoreSteps } from '../charts/score-steps.ts'
import type { PatientSummary } from './model.ts'

/** What made the score of a summary; null when its parts do not add up to it. */
export const stepsOf = (summary: PatientSummary): readonly ScoreStep[] | null =>
  toScoreSteps({ ...summary, conditions: summary.conditions.length, medications: summary.medications.length })
