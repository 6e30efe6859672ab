/** Fixed lists of the platform. Ids of the integer catalogues are positions from 1. */
export const INSTITUTION_TYPES = [
  'Hospital',
  'Clínica preventiva',
  'Centro de salud',
  'Aseguradora',
  'Salud pública',
  'Farmacia',
  'Investigación',
  'Educación',
]

export const SEXES = ['Masculino', 'Femenino', 'Intersexual']

export const GENDERS = ['Masculino', 'Femenino', 'No binario', 'Prefiere no decirlo']

/** Ordered by how common they are in Mexico: the seed draws from the front. */
export const BLOOD_TYPES = ['O+', 'A+', 'B+', 'O-', 'A-', 'AB+', 'B-', 'AB-']

export const COUNTRIES = ['México']

export const REGIONS = ['Nuevo León', 'Ciudad de México', 'Jalisco', 'Puebla', 'Querétaro', 'Yucatán']

export const SPECIALTIES = [
  'Medicina familiar',
  'Medicina interna',
  'Cardiología',
  'Endocrinología',
  'Neumología',
  'Pediatría',
  'Ginecología y obstetricia',
  'Geriatría',
  'Nutriología clínica',
  'Gastroenterología',
  'Neurología',
  'Reumatología',
]
