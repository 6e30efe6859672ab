import { counted } from '../counted.ts'

export const institution = {
  month: 'Mes',
  dashboard: {
    title: 'Tu institución hoy',
    answer: (doctors: number, patients: number) =>
      `Tienes ${counted(doctors, 'médico activo', 'médicos activos')} y ${counted(patients, 'paciente', 'pacientes')}.`,
    unverified: (count: number) =>
      count === 1 ? 'Un paciente está sin verificar.' : `${count} pacientes están sin verificar.`,
    partial: 'Parte de tu información no está disponible en este momento.',
    doctors: 'Médicos activos',
    patients: 'Pacientes',
    verified: 'Verificados',
    newThisMonth: 'Nuevos este mes',
    monthsTitle: 'Pacientes nuevos por mes',
    monthsSummary: (total: string, months: number) =>
      `Pacientes nuevos en ${counted(months, 'mes', 'meses')}: ${total}.`,
    verifiedTitle: 'De ellos, verificados',
    verifiedSummary: (total: string) => `${total} de ellos ya están verificados.`,
    loadTitle: 'Pacientes por médico',
    loadSummary: (name: string, count: string) => `${name} atiende a más pacientes: ${count}.`,
    loadTied: (count: number) =>
      count === 0
        ? 'Ningún médico tiene pacientes todavía.'
        : `Ningún médico atiende a más de ${counted(count, 'paciente', 'pacientes')}.`,
    noDoctors: 'Aún no hay médicos registrados. Registra al primero.',
    noPatients: 'Aún no hay pacientes registrados.',
    recentTitle: 'Últimos registros',
    caredForBy: (doctor: string) => `Atiende: ${doctor}`,
    noDoctor: 'Sin médico',
    seeDoctors: 'Ver médicos',
    seePatients: 'Ver pacientes',
    doctor: 'Médico',
    load: 'Pacientes activos',
  },
  doctors: {
    title: 'Médicos',
    answer: (count: number) =>
      count === 0
        ? 'Aún no hay médicos registrados. Registra al primero.'
        : `${counted(count, 'médico registrado', 'médicos registrados')} en tu institución.`,
    add: 'Registrar médico',
    search: 'Buscar por nombre, especialidad o correo',
    noMatch: 'Ningún médico coincide con la búsqueda.',
    empty: 'Aún no hay médicos. Usa “Registrar médico” para agregar al primero.',
    caption: 'Médicos de la institución',
    name: 'Nombre',
    specialty: 'Especialidad',
    patients: 'Pacientes',
    experience: 'Experiencia',
    years: (count: number) => counted(count, 'año', 'años'),
    state: 'Estado',
    active: 'Activo',
    inactive: 'Inactivo',
    action: 'Acción',
    registration: 'Registro de pacientes',
    deactivate: 'Desactivar',
    found: (count: number) => counted(count, 'resultado', 'resultados'),
  },
  newDoctor: {
    title: 'Registrar médico',
    answer: 'Crea su cuenta. Podrá entrar en cuanto le des su correo y contraseña.',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    license: 'Cédula profesional',
    email: 'Correo electrónico',
    password: 'Contraseña inicial',
    confirm: 'Repite la contraseña',
    submit: 'Registrar médico',
    created: (name: string) => `Registramos a ${name}.`,
    taken: 'Ya hay un médico con ese correo o esa cédula.',
  },
  deactivate: {
    title: 'Desactivar médico',
    panel: 'Médico',
    answer: (name: string) => `${name} ya no podrá entrar ni ver a sus pacientes.`,
    patients: (count: number) =>
      count === 0
        ? 'No tiene pacientes activos.'
        : `Tiene ${counted(count, 'paciente activo', 'pacientes activos')}: asígnales otro médico.`,
    submit: 'Desactivar',
    done: (name: string) => `Desactivamos a ${name}.`,
  },
  patients: {
    title: 'Pacientes',
    answer: (total: number, verified: number) =>
      total === 0
        ? 'Aún no hay pacientes.'
        : `${counted(total, 'paciente', 'pacientes')}, ${counted(verified, 'verificado', 'verificados')}.`,
    search: 'Buscar por nombre, correo o médico',
    empty: 'Aún no hay pacientes registrados en tu institución.',
    noMatch: 'Ningún paciente coincide con la búsqueda.',
    caption: 'Pacientes de la institución',
    name: 'Nombre',
    age: 'Edad',
    doctor: 'Médico',
    email: 'Correo',
    registered: 'Registro',
    state: 'Estado',
    verified: 'Verificado',
    unverified: 'Sin verificar',
    averageAge: 'Edad promedio',
    years: 'años',
    total: 'Total',
    newThisMonth: 'Nuevos este mes',
    found: (count: number) => counted(count, 'resultado', 'resultados'),
  },
  profile: {
    title: 'Perfil de la institución',
    answer: (name: string) => `Así ven médicos y pacientes a ${name}.`,
    license: 'Registro',
    state: 'Estado',
    panel: 'Datos',
    types: {
      1: 'Hospital',
      2: 'Clínica preventiva',
      3: 'Centro de salud',
      4: 'Aseguradora',
      5: 'Salud pública',
      6: 'Farmacia',
      7: 'Investigación',
      8: 'Educación',
    },
  },
}
