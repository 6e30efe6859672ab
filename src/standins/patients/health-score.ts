import { Float, type Json } from '../server/python-json.ts'

interface ScoreInput {
  readonly conditions: number
  readonly medications: number
  readonly smoker: boolean
  readonly alcohol: boolean
  readonly activityMinutes: number
}

/** Contract 4: starts at 100, clamped to 0..100. */
export const toHealthScore = ({
  conditions,
  medications,
  smoker,
  alcohol,
  activityMinutes,
}: ScoreInput): number => {
  const activity = activityMinutes >= 150 ? 10 : activityMinutes >= 75 ? 5 : 0
  const score = 100 - 10 * conditions - 5 * medications - (smoker ? 15 : 0) - (alcohol ? 10 : 0) + activity
  return Math.min(100, Math.max(0, score))
}

/** Upper bounds and the words the front end looks for. */
const BMI_CLASSES: readonly (readonly [below: number, label: string])[] = [
  [18.5, 'Bajo peso 🟡'],
  [25, 'Normal ✅'],
  [30, 'Sobrepeso 🟠'],
  [35, 'Obesidad I 🔴'],
  [40, 'Obesidad II 🔴'],
]

/** Body mass index with one decimal and its class; both null when a measure is missing. */
export const toBmi = (
  heightCm: number | null,
  weightKg: number | null,
): { bmi: Json; bmi_classification: Json } => {
  if (heightCm === null || weightKg === null) return { bmi: null, bmi_classification: null }
  const bmi = Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10
  const label = BMI_CLASSES.find(([below]) => bmi < below)?.[1] ?? 'Obesidad III 🚨'
  return { bmi: new Float(bmi), bmi_classification: label }
}
