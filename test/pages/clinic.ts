import type { OpenSession } from '../../pages/account/sessions.tsx'
import type {
  AuditRow,
  ContactMessageRow,
  EmergencyRow,
  GatewayRow,
  ServiceRow,
  SettingRow,
} from '../../pages/admin/model.ts'
import type { DoctorInstitution, DoctorProfile, OwnPatient } from '../../pages/doctor/model.ts'
import type { AffiliatedPatient, InstitutionProfile, StaffDoctor } from '../../pages/institution/model.ts'
import type {
  AccessEntry,
  CareTeam,
  MedicalRecord,
  PatientProfile,
  PatientSummary,
} from '../../pages/patient/model.ts'

/** The moment at which all pages of the tests are shown. */
export const NOW = new Date('2026-11-24T15:00:00Z')

const minutesAgo = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString()

/** A small believable clinic. `say` sees every text that people can store, so that a test can plant something in it. */
export const createClinic = (say: (text: string) => string = (text) => text) => {
  const summary: PatientSummary = {
    firstName: say('Ana'),
    lastName: say('Ruiz Lozano'),
    age: 46,
    score: 65,
    bmi: 27.4,
    isSmoker: true,
    consumesAlcohol: false,
    activityMinutes: 150,
    conditions: [{ name: say('Hipertensión') }, { name: say('Asma') }],
    medications: [
      { name: say('Losartán'), dosage: say('50 mg'), frequency: say('cada 12 horas') },
      { name: say('Salbutamol'), dosage: say('100 mcg'), frequency: say('si hace falta') },
    ],
  }

  const record: MedicalRecord = {
    profile: {
      heightCm: 168,
      weightKg: 77.3,
      bloodType: say('O+'),
      isSmoker: true,
      consumesAlcohol: false,
      activityMinutes: 150,
      notes: say('Prefiere consultas por la mañana.'),
    },
    conditions: [
      { name: say('Hipertensión'), diagnosedOn: '2019-05-06', notes: say('Controlada.') },
      { name: say('Asma'), diagnosedOn: '2004-11-20', notes: null },
    ],
    medications: [
      {
        name: say('Losartán'),
        dosage: say('50 mg'),
        frequency: say('cada 12 horas'),
        startedOn: '2019-06-01',
      },
      { name: say('Salbutamol'), dosage: say('100 mcg'), frequency: null, startedOn: null },
    ],
    allergies: [
      { name: say('Penicilina'), severity: 'severe', reaction: say('Anafilaxia en 2011.') },
      { name: say('Látex'), severity: 'mild', reaction: null },
      { name: say('Polen'), severity: say('desconocida'), reaction: null },
    ],
    family: [{ condition: say('Diabetes tipo 2'), relative: say('Madre'), notes: say('Desde los 50 años.') }],
  }

  const careTeam: CareTeam = {
    doctor: {
      firstName: say('Jorge'),
      lastName: say('Medina'),
      specialty: say('Cardiología'),
      yearsExperience: 12,
      email: say('jorge.medina@clinica.example.com'),
      phone: say('5550001111'),
    },
    institution: {
      name: say('Clínica San Rafael'),
      type: say('Clínica preventiva'),
      website: say('https://sanrafael.example.com'),
      email: say('contacto@sanrafael.example.com'),
      phone: say('+52-442-123-4567'),
      address: {
        street: say('Av. Universidad 120'),
        city: say('Querétaro'),
        region: say('Querétaro'),
        country: say('México'),
        postalCode: say('76010'),
      },
    },
  }

  const profile: PatientProfile = {
    firstName: say('Ana'),
    lastName: say('Ruiz Lozano'),
    dateOfBirth: '1980-02-03',
    emails: [
      { value: say('ana.ruiz@correo.example.com'), kind: 'personal', isPrimary: true, isVerified: true },
      { value: say('ana@trabajo.example.com'), kind: say('laboral'), isPrimary: false, isVerified: false },
    ],
    phones: [{ value: say('5550001111'), kind: 'mobile', isPrimary: true, isVerified: true }],
    addresses: [
      {
        street: say('Calle 5 de Mayo 12'),
        neighborhood: say('Centro'),
        city: say('Querétaro'),
        postalCode: say('76000'),
        kind: 'home',
        isVerified: true,
      },
    ],
  }

  const accesses: readonly AccessEntry[] = [
    {
      id: 'a1',
      at: minutesAgo(3),
      who: say('Jorge Medina'),
      self: false,
      role: 'doctor',
      institution: say('Clínica San Rafael'),
      action: 'R',
      what: say('expediente'),
      reason: say('Es paciente asignado'),
      emergency: false,
      denied: false,
    },
    {
      id: 'a2',
      at: minutesAgo(60 * 30),
      who: say('Laura Peña'),
      self: false,
      role: 'doctor',
      institution: null,
      action: 'R',
      what: say('expediente'),
      reason: say('Urgencias: dolor de pecho'),
      emergency: true,
      denied: false,
    },
    {
      id: 'a3',
      at: minutesAgo(60 * 24 * 20),
      who: say('Ana Ruiz'),
      self: true,
      role: 'patient',
      institution: null,
      action: 'U',
      what: say('datos personales'),
      reason: null,
      emergency: false,
      denied: true,
    },
  ]

  const surnames = ['Aguilar', 'Bravo', 'Castro', 'Durán', 'Escobar', 'Flores', 'García', 'Herrera', 'Ibarra']
  const names = ['Beatriz', 'Carlos', 'Daniela', 'Ernesto', 'Fernanda', 'Gustavo', 'Hilda', 'Iván', 'Julia']
  const ownPatients: readonly OwnPatient[] = surnames.map((surname, index) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    firstName: say(names[index] ?? 'Karla'),
    lastName: say(surname),
    dateOfBirth: `19${50 + index * 5}-0${1 + (index % 9)}-15`,
    email: index === 3 ? null : say(`${index}.${surname.toLowerCase()}@correo.example.com`),
    phone: index === 5 ? null : say(`55500011${10 + index}`),
  }))

  const doctorInstitution: DoctorInstitution = {
    ...careTeam.institution,
    id: '1057a000-0000-4000-8000-000000000001',
    licenseNumber: say('LIC-2231-QRO'),
  }

  const doctorProfile: DoctorProfile = {
    firstName: say('Jorge'),
    lastName: say('Medina'),
    email: say('jorge.medina@clinica.example.com'),
    institution: say('Clínica San Rafael'),
    specialty: say('Cardiología'),
    yearsExperience: 12,
    consultationFee: 950,
  }

  const staff: readonly StaffDoctor[] = surnames.slice(0, 6).map((surname, index) => ({
    id: `00000000-0000-4000-8000-0000000000d${index}`,
    firstName: say(names[8 - index] ?? 'Karla'),
    lastName: say(surname),
    specialty: index === 4 ? null : say(['Cardiología', 'Pediatría', 'Medicina general'][index % 3] ?? ''),
    email: say(`dr.${surname.toLowerCase()}@clinica.example.com`),
    yearsExperience: 4 + index * 3,
    activePatients: 14 - index * 2,
    isActive: index !== 5,
  }))

  const affiliated: readonly AffiliatedPatient[] = surnames.flatMap((surname, index) =>
    [0, 1, 2].map((copy) => ({
      id: `00000000-0000-4000-8000-0000000${copy}00${index}`,
      firstName: say(names[(index + copy) % 9] ?? 'Karla'),
      lastName: say(surname),
      dateOfBirth: `19${50 + index * 5}-0${1 + (index % 9)}-1${copy}`,
      email: say(`${copy}${surname.toLowerCase()}@correo.example.com`),
      doctor: say(`${names[index % 6] ?? ''} Aguilar`),
      isVerified: (index + copy) % 4 !== 0,
      registeredAt: `2026-${String(1 + ((index * 2 + copy * 3) % 11)).padStart(2, '0')}-1${copy}T16:00:00.000000+00:00`,
    })),
  )

  const institutionProfile: InstitutionProfile = {
    name: say('Clínica San Rafael'),
    typeId: 2,
    website: say('sanrafael.example.com'),
    licenseNumber: say('LIC-2231-QRO'),
    email: say('contacto@sanrafael.example.com'),
    isActive: true,
    isVerified: false,
  }

  const sessions: readonly OpenSession[] = [
    {
      sid: 's1',
      name: say('Computadora del consultorio 3'),
      userAgent: say(
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
      ),
      address: '10.0.4.17',
      place: 'same-network',
      createdAt: minutesAgo(55),
      lastSeenAt: minutesAgo(0),
      isThis: true,
    },
    {
      sid: 's2',
      name: null,
      userAgent: say(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
      ),
      address: '187.190.20.4',
      place: 'other-network',
      createdAt: minutesAgo(60 * 50),
      lastSeenAt: minutesAgo(60 * 5),
      isThis: false,
    },
  ]

  const services: readonly ServiceRow[] = (
    ['auth', 'doctors', 'patients', 'institutions', 'admins'] as const
  ).map((name, index) => ({
    name,
    condition: index === 3 ? 'down' : index === 4 ? 'degraded' : 'up',
    breaker: index === 3 ? 'open' : index === 4 ? 'half-open' : 'closed',
    openSince: index === 3 ? minutesAgo(2) : null,
    healthy: index === 3 ? 0 : 2,
    instances: 2,
    inFlight: 3 * index,
    queued: index === 3 ? 12 : 0,
    p50Ms: index === 4 ? null : 8 + index,
    p99Ms: index === 4 ? null : 60 + 30 * index,
    errorShare: index === 4 ? null : index === 3 ? 0.62 : 0.002,
    lastFailureAt: index === 0 ? null : minutesAgo(index * 7),
    trend: index === 4 ? [] : [3, 5, 4, 8, 9, 7, 6, 8, 12, 11, 9, 10].map((value) => value * (index + 1)),
  }))

  const gateways: readonly GatewayRow[] = [
    { id: 'g1', address: '10.0.0.11:5000', startedAt: minutesAgo(60 * 30), version: '0.1.0' },
  ]

  const whole = {
    name: 'value',
    member: null,
    kind: 'number',
    blank: 'default',
    options: [],
    hint: say('Un número entero.'),
  } as const
  const settings: readonly SettingRow[] = [
    {
      key: 'announcement',
      label: say('Aviso general'),
      description: say('Aviso que se muestra en todas las páginas.'),
      value: say('{"es":"Mantenimiento el domingo de 2:00 a 4:00."}'),
      fields: [
        {
          name: 'value-level',
          member: 'level',
          kind: 'choice',
          blank: 'together',
          options: ['info', 'warning'],
          hint: '',
          text: 'warning',
        },
        {
          name: 'value-es',
          member: 'es',
          kind: 'text',
          blank: 'together',
          options: [],
          hint: say('Un texto de 1 a 280 caracteres.'),
          text: say('Mantenimiento el domingo de 2:00 a 4:00.'),
        },
      ],
      origin: 'database',
      history: [
        {
          version: 7,
          value: say('{"es":"Mantenimiento el domingo de 2:00 a 4:00."}'),
          author: say('admin1@test.predicthealth.com'),
          reason: say('Ventana de mantenimiento'),
          at: minutesAgo(60 * 3),
        },
        {
          version: 4,
          value: null,
          author: say('admin1@test.predicthealth.com'),
          reason: say('Alta'),
          at: minutesAgo(60 * 90),
        },
      ],
    },
    {
      key: 'services.institutions.headersTimeoutMs',
      label: say('Tiempo del servicio de instituciones para empezar a responder'),
      description: say('Límite hasta el inicio de la respuesta del servicio de instituciones.'),
      value: 'null',
      fields: [{ ...whole, text: '' }],
      origin: 'default',
      history: [],
    },
    {
      key: 'log.level',
      label: say('Detalle de la bitácora'),
      description: say('Nivel del registro.'),
      value: '"info"',
      fields: [{ ...whole, kind: 'choice', options: ['info', 'warn'], text: 'info' }],
      origin: 'environment',
      history: [],
    },
  ]

  const events: readonly AuditRow[] = (['record', 'authentication', 'denial', 'emergency'] as const).map(
    (kind, index) => ({
      id: `e${index}`,
      at: minutesAgo(index * 45),
      kind,
      action: index === 1 ? 'E' : 'R',
      outcome: kind === 'denial' ? 'denied' : index === 1 ? 'failure' : 'success',
      route: '/api/v1/patients/:id/medical-record',
      userId: index === 1 ? null : 'd0c0c0de-0000-4000-8000-000000000001',
      who: index === 1 ? null : say('Jorge Medina'),
      patientId: index === 1 ? null : '00000000-0000-4000-8000-000000000001',
      role: index === 1 ? null : 'doctor',
      address: '10.0.4.17',
      reason: index === 3 ? say('emergency: ETREAT') : null,
      emergency: kind === 'emergency',
      requestId: `0f9c2d1e-0000-4000-8000-00000000000${index}`,
    }),
  )

  const emergencies: readonly EmergencyRow[] = (['open', 'accepted', 'flagged'] as const).map(
    (review, index) => ({
      id: `m${index}`,
      doctor: say('Laura Peña'),
      userId: 'd0c0c0de-0000-4000-8000-000000000002',
      patient: '00000000-0000-4000-8000-000000000001',
      purpose: index === 1 ? 'BTG' : 'ETREAT',
      reason: say('Llegó inconsciente a urgencias y no hay quien informe.'),
      openedAt: minutesAgo(100 + index * 2000),
      review,
      note: index === 0 ? null : say('Revisado con el servicio de urgencias.'),
    }),
  )

  const messages: readonly ContactMessageRow[] = [
    {
      id: 'c1',
      name: say('Mario Solís'),
      email: say('mario@correo.example.com'),
      phone: say('4421234567'),
      message: say('Buenos días. ¿Cómo registro a mi hija como paciente?\nGracias.'),
      receivedAt: minutesAgo(90),
      isHandled: false,
    },
    {
      id: 'c2',
      name: say('Elena Mora'),
      email: say('elena@correo.example.com'),
      phone: null,
      message: say('No puedo entrar con mi correo.'),
      receivedAt: minutesAgo(60 * 60),
      isHandled: true,
    },
  ]

  return {
    summary,
    record,
    careTeam,
    profile,
    accesses,
    ownPatients,
    doctorInstitution,
    doctorProfile,
    staff,
    affiliated,
    institutionProfile,
    sessions,
    services,
    gateways,
    settings,
    events,
    emergencies,
    messages,
  }
}

export type Clinic = ReturnType<typeof createClinic>
