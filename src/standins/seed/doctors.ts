/** `institution` is a position in INSTITUTIONS; a null specialty is a general practitioner without one on file. */
export const DOCTORS = [
  {
    first: 'Laura Elena',
    last: 'Garza Treviño',
    specialty: 'Medicina interna',
    institution: 0,
    years: 18,
    fee: 950,
  },
  { first: 'Jorge', last: 'Mendoza Ávila', specialty: 'Cardiología', institution: 0, years: 22, fee: 1400 },
  {
    first: 'Mónica',
    last: 'Salazar Núñez',
    specialty: 'Endocrinología',
    institution: 1,
    years: 11,
    fee: 1100,
  },
  {
    first: 'Andrés',
    last: 'Villarreal Cantú',
    specialty: 'Medicina familiar',
    institution: 0,
    years: 6,
    fee: 650,
  },
  {
    first: 'Cecilia',
    last: 'Ortega Luna',
    specialty: 'Ginecología y obstetricia',
    institution: 1,
    years: 15,
    fee: 1250,
  },
  { first: 'Rafael', last: 'Domínguez Rojas', specialty: 'Neumología', institution: 2, years: 9, fee: 980.5 },
  { first: 'Adriana', last: 'Chávez Medina', specialty: 'Pediatría', institution: 2, years: 13, fee: 800 },
  { first: 'Gustavo', last: 'Álvarez Romero', specialty: 'Geriatría', institution: 3, years: 27, fee: 1050 },
  {
    first: 'Karla',
    last: 'Rivera Ortiz',
    specialty: 'Nutriología clínica',
    institution: 1,
    years: 4,
    fee: 550,
  },
  {
    first: 'Sergio',
    last: 'Elizondo Garza',
    specialty: 'Gastroenterología',
    institution: 0,
    years: 16,
    fee: 1300,
  },
  { first: 'Marisol', last: 'Aguilar Reyes', specialty: 'Neurología', institution: 3, years: 12, fee: 1500 },
  { first: 'Luis Fernando', last: 'Zamora Castillo', specialty: null, institution: 2, years: 2, fee: null },
  {
    first: 'Elena',
    last: 'Velázquez Torres',
    specialty: 'Reumatología',
    institution: 1,
    years: 19,
    fee: 1350,
  },
  {
    first: 'Ernesto',
    last: 'Herrera Guzmán',
    specialty: 'Medicina familiar',
    institution: 0,
    years: 30,
    fee: 700,
  },
] as const

/** The last doctor has left; the one before is on leave: professional status other than `active`. */
export const INACTIVE_DOCTOR = 13
export const SUSPENDED_DOCTOR = 12

export const ADMINS = [
  { first: 'Paola', last: 'Cantú Elizondo' },
  { first: 'Marcos', last: 'Juárez Luna' },
  { first: 'Irene', last: 'Castro Vargas' },
] as const

/** The last administrator is deactivated. */
export const INACTIVE_ADMIN = 2
