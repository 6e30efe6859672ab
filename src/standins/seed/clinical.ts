/** A condition and what is usually prescribed for it. */
interface ConditionSeed {
  readonly name: string
  readonly notes: string
  readonly treatments: readonly { name: string; dosage: string; frequency: string }[]
}

export const CONDITIONS: readonly ConditionSeed[] = [
  {
    name: 'Hipertensión arterial',
    notes: 'Control de presión en casa, tres veces por semana',
    treatments: [
      { name: 'Losartán', dosage: '50 mg', frequency: 'Cada 24 horas' },
      { name: 'Amlodipino', dosage: '5 mg', frequency: 'Cada 24 horas' },
    ],
  },
  {
    name: 'Diabetes mellitus tipo 2',
    notes: 'Hemoglobina glucosilada cada tres meses',
    treatments: [
      { name: 'Metformina', dosage: '850 mg', frequency: 'Cada 12 horas, con alimentos' },
      { name: 'Insulina glargina', dosage: '14 UI', frequency: 'Cada noche' },
    ],
  },
  {
    name: 'Hipercolesterolemia',
    notes: 'Perfil de lípidos semestral',
    treatments: [{ name: 'Atorvastatina', dosage: '20 mg', frequency: 'Cada noche' }],
  },
  {
    name: 'Asma',
    notes: 'Crisis leves con los cambios de clima',
    treatments: [{ name: 'Salbutamol', dosage: '100 mcg', frequency: 'Dos inhalaciones si hay crisis' }],
  },
  {
    name: 'Hipotiroidismo',
    notes: 'Perfil tiroideo anual',
    treatments: [{ name: 'Levotiroxina', dosage: '75 mcg', frequency: 'Cada mañana, en ayunas' }],
  },
  {
    name: 'Gastritis crónica',
    notes: 'Evitar irritantes y ayunos largos',
    treatments: [{ name: 'Omeprazol', dosage: '20 mg', frequency: 'Cada 24 horas, antes del desayuno' }],
  },
  {
    name: 'Migraña',
    notes: 'Diario de crisis; identificar desencadenantes',
    treatments: [{ name: 'Sumatriptán', dosage: '50 mg', frequency: 'Al inicio de la crisis' }],
  },
  {
    name: 'Artrosis de rodilla',
    notes: 'Fisioterapia dos veces por semana',
    treatments: [{ name: 'Paracetamol', dosage: '500 mg', frequency: 'Cada 8 horas si hay dolor' }],
  },
  {
    name: 'Rinitis alérgica',
    notes: 'Empeora en primavera',
    treatments: [{ name: 'Loratadina', dosage: '10 mg', frequency: 'Cada 24 horas' }],
  },
  {
    name: 'Ansiedad generalizada',
    notes: 'En psicoterapia',
    treatments: [{ name: 'Sertralina', dosage: '50 mg', frequency: 'Cada mañana' }],
  },
]

export const ALLERGIES: readonly { readonly name: string; readonly reaction: string }[] = [
  { name: 'Penicilina', reaction: 'Urticaria generalizada' },
  { name: 'Cacahuate', reaction: 'Hinchazón de labios' },
  { name: 'Mariscos', reaction: 'Comezón y ronchas' },
  { name: 'Ácido acetilsalicílico', reaction: 'Dificultad para respirar' },
  { name: 'Látex', reaction: 'Dermatitis de contacto' },
  { name: 'Polen', reaction: 'Estornudos y ojos llorosos' },
  { name: 'Sulfas', reaction: 'Erupción en la piel' },
]

export const SEVERITIES = ['mild', 'moderate', 'severe'] as const

export const RELATIVES = ['Madre', 'Padre', 'Abuela materna', 'Abuelo paterno', 'Hermana', 'Tío']

export const ALCOHOL_FREQUENCIES = ['Ocasional', 'Fines de semana', 'Una vez por semana']

export const PROFILE_NOTES = [
  'Duerme entre seis y siete horas',
  'Camina al trabajo',
  'Trabajo de oficina, pocas pausas',
  'Come fuera de casa entre semana',
  null,
  null,
]
