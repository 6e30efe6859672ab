import type { BmiBand } from '../../charts/bmi-band.ts'
import type { ScorePart } from '../../charts/score-steps.ts'
import { counted } from '../counted.ts'
import { lowered } from '../lowered.ts'

export const health = {
  scoreTitle: 'Puntuación de salud',
  scoreOf: (score: string) => `${score} de 100`,
  scoreStart: 'Punto de partida',
  scoreTotal: 'Tu puntuación',
  scoreBare: (score: string) => `Tu puntuación es ${score} de 100.`,
  scoreBest: (score: string) => `Tu puntuación es ${score} de 100. Nada le resta puntos.`,
  scoreBestSoFar: (score: string) =>
    `Tu puntuación es ${score} de 100. Nada le resta puntos, pero faltan datos en tu expediente.`,
  scoreWeighs: (score: string, causes: string) =>
    `Tu puntuación es ${score} de 100. Lo que más pesa: ${causes}.`,
  scoreUnknownParts: 'En este momento no podemos mostrar de qué partes se compone.',
  scoreRule:
    'Empieza en 100. Restan las condiciones (10 cada una), los medicamentos (5 cada uno), fumar (15) y el alcohol (10). Moverte suma puntos: 5 desde 75 minutos a la semana, 10 desde 150.',
  part: {
    conditions: (count) => `Condiciones (${count})`,
    medications: (count) => `Medicamentos (${count})`,
    smoking: () => 'Fumar',
    alcohol: () => 'Alcohol',
    activity: () => 'Actividad física',
    limit: () => 'Límite de 0 a 100',
  } satisfies Record<ScorePart, (count: number) => string> as Record<ScorePart, (count: number) => string>,
  cause: {
    conditions: (count) => `tienes ${counted(count, 'condición', 'condiciones')}`,
    medications: (count) => `tomas ${counted(count, 'medicamento', 'medicamentos')}`,
    smoking: () => 'fumas',
    alcohol: () => 'tomas alcohol',
    activity: () => 'tu actividad física',
    limit: () => '',
  } satisfies Record<ScorePart, (count: number) => string> as Record<ScorePart, (count: number) => string>,
  table: { part: 'Parte', points: 'Puntos' },
  bmiTitle: 'Índice de masa corporal',
  bmiUnit: 'kg/m²',
  bmiBand: {
    under: 'Bajo peso',
    normal: 'Normal',
    over: 'Sobrepeso',
    obese1: 'Obesidad I',
    obese2: 'Obesidad II o III',
  } satisfies Record<BmiBand, string>,
  /** Below the scale, where the bands stand side by side. */
  bmiBandShort: {
    under: 'Bajo',
    normal: 'Normal',
    over: 'Sobrepeso',
    obese1: 'Obesidad I',
    obese2: 'II o III',
  } satisfies Record<BmiBand, string>,
  bmiSummary: (bmi: string, band: string) => `Tu índice es ${bmi} kg/m²: ${lowered(band)}.`,
  bmiFrom: (from: string, to: string) => `de ${from} a ${to}`,
  bmiBelow: (to: string) => `menos de ${to}`,
  bmiAbove: (from: string) => `${from} o más`,
  bmiTable: { band: 'Rango', range: 'Valores', you: 'Tú' },
  bmiNone: 'Aún no hay peso y estatura en tu expediente. Pide que los midan en tu próxima consulta.',
  activityTitle: 'Actividad física por semana',
  activitySummary: (minutes: string, goal: string) =>
    `${minutes} minutos por semana. Se recomiendan al menos ${goal}.`,
  activityGoal: (goal: string) => `${goal} recomendados`,
  activityNone: 'Aún no hay minutos de actividad en tu expediente. Coméntalo en tu próxima consulta.',
  activityUnit: 'min',
  timelineTitle: 'En el tiempo',
  timelineOne: (name: string, date: string) => `${name}, desde el ${date}.`,
  timelineSummary: (first: string, firstDate: string, last: string, lastDate: string) =>
    `Lo más antiguo: ${first} (${firstDate}). Lo más reciente: ${last} (${lastDate}).`,
  timelineSince: (kind: string, date: string) => `${kind}, desde ${date}`,
  timelineTable: { what: 'Qué', kind: 'Tipo', date: 'Fecha' },
  kind: { condition: 'Condición', medication: 'Medicamento' },
  severity: { mild: 'Leve', moderate: 'Moderada', severe: 'Grave' },
  height: 'Estatura',
  weight: 'Peso',
  bloodType: 'Tipo de sangre',
  smoker: 'Fuma',
  alcohol: 'Toma alcohol',
  activity: 'Actividad por semana',
  notes: 'Notas',
}
