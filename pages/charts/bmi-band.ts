export type BmiBand = 'under' | 'normal' | 'over' | 'obese1' | 'obese2'

/** Lower limits of the bands, kg/m² (WHO, and upstream contract 4). */
export const BMI_BANDS: readonly { readonly band: BmiBand; readonly from: number; readonly to: number }[] = [
  { band: 'under', from: 0, to: 18.5 },
  { band: 'normal', from: 18.5, to: 25 },
  { band: 'over', from: 25, to: 30 },
  { band: 'obese1', from: 30, to: 35 },
  { band: 'obese2', from: 35, to: Number.POSITIVE_INFINITY },
]

export const toBmiBand = (bmi: number): BmiBand =>
  BMI_BANDS.find((entry) => bmi >= entry.from && bmi < entry.to)?.band ?? 'obese2'
