import { counted } from '../counted.ts'

/** What the day holds; a zero is said in words. */
const today = (appointments: number, reviews: number): string => {
  const pending = counted(reviews, 'revisión pendiente', 'revisiones pendientes')
  if (appointments > 0)
    return `Hoy tienes ${counted(appointments, 'cita', 'citas')} y ${reviews === 0 ? 'ninguna revisión pendiente' : pending}.`
  return reviews === 0
    ? 'Hoy no tienes citas ni revisiones pendientes.'
    : `Hoy no tienes citas, pero sí ${pending}.`
}

export const doctor = {
  dashboard: {
    title: 'Tu consulta',
    answer: (patients: number, appointments: number, reviews: number) =>
      `${patients === 0 ? 'Aún no tienes pacientes' : `Tienes ${counted(patients, 'paciente', 'pacientes')}`}. ${today(appointments, reviews)}`,
    partial: 'Parte de tu información no está disponible en este momento.',
    patients: 'Pacientes',
    appointments: 'Citas de hoy',
    reviews: 'Revisiones pendientes',
    patientsTitle: 'Tus pacientes',
    institutionTitle: 'Tu institución',
    seePatients: 'Ver pacientes',
    seeInstitution: 'Ver institución',
    profileTitle: 'Tu perfil profesional',
    seeProfile: 'Editar perfil',
  },
  patients: {
    title: 'Mis pacientes',
    answer: (count: number) =>
      count === 0
        ? 'Aún no tienes pacientes asignados.'
        : `Tienes ${counted(count, 'paciente', 'pacientes')}.`,
    search: 'Buscar por nombre, correo o teléfono',
    empty: 'Aún no tienes pacientes. Tu institución los asigna al registrarlos.',
    noMatch: 'Ningún paciente coincide con la búsqueda.',
    caption: 'Pacientes',
    name: 'Nombre',
    age: 'Edad',
    born: 'Nacimiento',
    email: 'Correo',
    phone: 'Teléfono',
    found: (count: number) => counted(count, 'resultado', 'resultados'),
  },
  record: {
    title: (name: string) => `Expediente de ${name}`,
    failedTitle: 'Expediente del paciente',
    contact: 'Datos del paciente',
    years: (count: string) => `${count} ${count === '1' ? 'año' : 'años'}`,
  },
  institution: {
    title: 'Mi institución',
    answer: (name: string) => `Trabajas en ${name}.`,
    license: 'Registro',
    panel: 'Cómo contactarla',
    registration: 'Registro de pacientes nuevos',
    registrationLead:
      'Da este enlace a tus pacientes: abre el registro con tu institución y contigo ya escritos. Quien se registre sin él necesita tu clave.',
    registrationLink: 'Enlace de registro',
    ownKey: 'Tu clave',
  },
  profile: {
    title: 'Mi perfil profesional',
    answer: 'Estos datos los ven tus pacientes y tu institución.',
    current: 'Datos registrados',
    name: 'Nombre',
    specialty: 'Especialidad',
    years: 'Años de experiencia',
    fee: 'Costo de consulta',
    feeHint: 'En pesos mexicanos.',
    specialtyKey: 'Clave de especialidad',
    specialtyHint: (name: string | null) =>
      `${name === null ? 'Aún no hay una registrada' : `Ahora es ${name}`}. Cámbiala solo si cambia tu especialidad: la administración de la plataforma te da la clave.`,
    edit: 'Editar',
    saved: 'Guardamos tu perfil profesional.',
  },
  emergency: {
    title: 'Acceso de emergencia',
    answer: 'Abre el expediente de un paciente que no es tuyo, durante 60 minutos, cuando hay peligro.',
    warning:
      'Quedará registrado con tu nombre y motivo. Se avisa al paciente y a la administración, que revisará cada caso.',
    purpose: 'Para qué',
    purposes: {
      ETREAT: 'Atender una urgencia',
      BTG: 'Otra causa grave que no puede esperar',
    },
    reason: 'Motivo',
    reasonHint: 'Qué ocurre y por qué necesitas el expediente ahora.',
    password: 'Tu contraseña',
    passwordHint: 'Para confirmar que eres tú.',
    submit: 'Abrir expediente por emergencia',
    opened: (until: string) => `Acceso de emergencia abierto hasta ${until}.`,
  },
}
