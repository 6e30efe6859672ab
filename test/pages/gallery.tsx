import { AccountPassword } from '../../pages/account/password.tsx'
import { AccountSessions } from '../../pages/account/sessions.tsx'
import { AdminAudit } from '../../pages/admin/audit.tsx'
import { AdminEmergency } from '../../pages/admin/emergency.tsx'
import { AdminMessages } from '../../pages/admin/messages.tsx'
import { AdminSessions } from '../../pages/admin/sessions.tsx'
import { AdminSettings } from '../../pages/admin/settings.tsx'
import { AdminStatus } from '../../pages/admin/status.tsx'
import { ApiReference, type ApiReferenceProps } from '../../pages/docs/api-reference.tsx'
import { DocsIndex, DocsTopic } from '../../pages/docs/docs.tsx'
import { ServiceStates } from '../../pages/docs/service-states.tsx'
import { TOPICS } from '../../pages/docs/topic.ts'
import { DoctorDashboard } from '../../pages/doctor/dashboard.tsx'
import { DoctorEmergency } from '../../pages/doctor/emergency.tsx'
import { DoctorInstitutionPage } from '../../pages/doctor/institution.tsx'
import { DoctorPatientRecord } from '../../pages/doctor/patient-record.tsx'
import { DoctorPatients } from '../../pages/doctor/patients.tsx'
import { DoctorProfilePage } from '../../pages/doctor/profile.tsx'
import { ErrorPage } from '../../pages/errors/error-page.tsx'
import type { FormState, Frame, Panel, Viewer } from '../../pages/frame.ts'
import { InstitutionDashboard } from '../../pages/institution/dashboard.tsx'
import { InstitutionDeactivateDoctor } from '../../pages/institution/deactivate-doctor.tsx'
import { InstitutionDoctors } from '../../pages/institution/doctors.tsx'
import { InstitutionNewDoctor } from '../../pages/institution/new-doctor.tsx'
import { InstitutionPatients } from '../../pages/institution/patients.tsx'
import { InstitutionProfilePage } from '../../pages/institution/profile.tsx'
import { toPatientStats } from '../../pages/institution/stats.ts'
import type { Listing } from '../../pages/listing.ts'
import type { Locale } from '../../pages/messages/catalogue.ts'
import { PatientAccessLog } from '../../pages/patient/access-log.tsx'
import { PatientCareTeam } from '../../pages/patient/care-team.tsx'
import { PatientDashboard } from '../../pages/patient/dashboard.tsx'
import { PatientProfilePage } from '../../pages/patient/profile.tsx'
import { PatientRecord } from '../../pages/patient/record.tsx'
import { Landing } from '../../pages/public/landing.tsx'
import { Login } from '../../pages/public/login.tsx'
import { Register } from '../../pages/public/register.tsx'
import { type Audience, routes } from '../../pages/routes.ts'
import { type Clinic, createClinic } from './clinic.ts'
import { createFrame, emptyForm, viewerOf, wrongForm } from './frames.ts'

/** One page in one state. */
export interface Exhibit {
  readonly name: string
  readonly render: (locale: Locale, change?: Partial<Frame>) => JSX.Element
}

const TODAY = '2026-11-24'
const LISTING: Listing = { search: '', sort: 'name', order: 'ascending', page: 1 }

const ready = <T,>(value: T): Panel<T> => ({ state: 'ready', value })
const failed = { state: 'failed', requestId: '0f9c2d1e-7b1c-4f0e-9a40-5d0c7f6a2b11' } as const
const arriving = { state: 'arriving' } as const

const slice = <Row,>(rows: readonly Row[], pages = 1) => ({
  rows,
  total: rows.length,
  all: rows.length,
  page: 1,
  pages,
})

const guest = (name: string, here: string, render: (frame: Frame) => JSX.Element): Exhibit => ({
  name,
  render: (locale, change) => render(createFrame(locale, { here, ...change })),
})

const member = (
  audience: Audience,
  name: string,
  here: string,
  render: (props: { frame: Frame; viewer: Viewer }) => JSX.Element,
): Exhibit => {
  const viewer = viewerOf(audience)
  return {
    name: `${audience}-${name}`,
    render: (locale, change) =>
      render({ frame: createFrame(locale, { here, viewer, idleSeconds: 900, ...change }), viewer }),
  }
}

/** Every page in every state it has. `say` plants something in every stored text. */
export const createGallery = (say: (text: string) => string = (text) => text): readonly Exhibit[] => {
  const clinic = createClinic(say)
  return [
    ...visitorPages(say),
    ...patientPages(clinic),
    ...doctorPages(clinic, say),
    ...institutionPages(clinic),
    ...accountPages(clinic),
    ...adminPages(clinic),
  ]
}

const allWrong = (frame: Frame, say: (text: string) => string, ...names: readonly string[]): FormState =>
  wrongForm(
    Object.fromEntries(names.map((name) => [name, say('Valor escrito')])),
    // Validation finds them in an order of its own.
    Object.fromEntries(names.toReversed().map((name) => [name, frame.t.faults.required])),
    frame.t.visitor.login.unavailable,
  )

const STATES = [
  { name: 'patients', condition: 'down' },
  { name: 'auth', condition: 'up' },
  { name: 'doctors', condition: 'degraded' },
] as const

const referenceOf = (say: (text: string) => string): Omit<ApiReferenceProps, 'frame'> => ({
  groups: [
    {
      prefix: '/api/v1/auth',
      endpoints: [
        {
          method: 'POST',
          path: '/api/v1/auth/login',
          summary: say('Iniciar sesión'),
          access: 'public',
          takes: [
            { name: 'email', required: true },
            { name: 'password', required: true },
          ],
        },
      ],
    },
    {
      prefix: '/api/v1/patients',
      endpoints: [
        {
          method: 'POST',
          path: '/api/v1/patients/:id/emails',
          summary: say('Agregar un correo'),
          access: [
            { role: 'patient', scope: 'own' },
            { role: 'admin', scope: 'any' },
          ],
          takes: [
            { name: 'email_address', required: true },
            { name: 'email_type', required: false },
          ],
        },
      ],
    },
  ],
  failures: [
    { code: 'invalid_input', status: 422, meaning: say('Hay datos que corregir.') },
    { code: 'too_many_requests', status: 429, meaning: say('Demasiadas solicitudes.') },
  ],
})

const visitorPages = (say: (text: string) => string): readonly Exhibit[] => [
  guest('landing', '/', (frame) => <Landing frame={frame} contact={emptyForm()} />),
  guest('landing-sent', '/', (frame) => (
    <Landing
      frame={{ ...frame, flash: { tone: 'good', text: frame.t.visitor.contact.sent } }}
      contact={emptyForm()}
    />
  )),
  guest('landing-wrong', '/contact', (frame) => (
    <Landing frame={frame} contact={allWrong(frame, say, 'name', 'email', 'phone', 'message')} />
  )),
  guest('login', '/login', (frame) => (
    <Login
      frame={frame}
      state={emptyForm()}
      returnTo={null}
      reason={null}
      demoAccounts={[{ email: 'paciente1@test.predicthealth.com', password: 'Paciente123!' }]}
    />
  )),
  guest('login-wrong', '/login', (frame) => (
    <Login
      frame={frame}
      state={wrongForm({ email: say('ana@correo.example.com') }, {}, frame.t.visitor.login.wrong)}
      returnTo={say('/patient/dashboard')}
      reason={null}
      demoAccounts={[]}
    />
  )),
  guest('login-expired', '/login', (frame) => (
    <Login
      frame={frame}
      state={emptyForm()}
      returnTo="/patient/profile"
      reason="form-kept"
      demoAccounts={[]}
    />
  )),
  guest('register', '/register', (frame) => (
    <Register
      frame={frame}
      state={emptyForm()}
      institutions={[say('Clínica San Rafael'), say('Hospital General de Querétaro')]}
    />
  )),
  guest('register-by-key', '/register', (frame) => (
    <Register
      frame={frame}
      state={emptyForm({
        institution_id: say('1057a000-0000-4000-8000-000000000001'),
        doctor_id: say('d0c70000-0000-4000-8000-000000000001'),
      })}
      institutions={null}
    />
  )),
  guest('register-wrong', '/register', (frame) => (
    <Register
      frame={frame}
      institutions={[say('Clínica San Rafael')]}
      state={allWrong(
        frame,
        say,
        'first_name',
        'last_name',
        'date_of_birth',
        'institution_id',
        'doctor_id',
        'email',
        'password',
        'confirm_password',
      )}
    />
  )),
  guest('docs', '/docs', (frame) => <DocsIndex frame={frame} />),
  ...TOPICS.map((topic) =>
    guest(`docs-${topic}`, `/docs/${topic}`, (frame) => (
      <DocsTopic
        frame={frame}
        topic={topic}
        first={topic === 'status' ? <ServiceStates frame={frame} services={STATES} /> : undefined}
        last={topic === 'api' ? <ApiReference frame={frame} {...referenceOf(say)} /> : undefined}
      />
    )),
  ),
  ...([401, 403, 404, 429, 500, 503] as const).map((kind) =>
    guest(`error-${kind}`, '/x', (frame) => (
      <ErrorPage
        frame={frame}
        kind={kind}
        retryAfterSeconds={kind === 429 || kind === 503 ? 30 : null}
        retryAt=""
        emergencyPatientId={kind === 403 ? '00000000-0000-4000-8000-000000000001' : null}
      />
    )),
  ),
]

const patientPages = (clinic: Clinic): readonly Exhibit[] => [
  member('patient', 'dashboard', routes.patient.dashboard, (props) => (
    <PatientDashboard {...props} summary={ready(clinic.summary)} careTeam={ready(clinic.careTeam)} />
  )),
  member('patient', 'dashboard-empty', routes.patient.dashboard, (props) => (
    <PatientDashboard
      {...props}
      summary={ready({
        ...clinic.summary,
        score: 100,
        bmi: null,
        isSmoker: null,
        activityMinutes: null,
        conditions: [],
        medications: [],
      })}
      careTeam={failed}
    />
  )),
  member('patient', 'dashboard-failed', routes.patient.dashboard, ({ frame, viewer }) => (
    <PatientDashboard
      frame={{ ...frame, notice: { kind: 'degraded', text: frame.t.patient.dashboard.partial } }}
      viewer={viewer}
      summary={failed}
      careTeam={{ state: 'stale', value: clinic.careTeam, at: '2026-11-24T14:40:00Z' }}
    />
  )),
  member('patient', 'dashboard-arriving', routes.patient.dashboard, (props) => (
    <PatientDashboard {...props} summary={arriving} careTeam={arriving} />
  )),
  member('patient', 'dashboard-refused', routes.patient.dashboard, (props) => (
    <PatientDashboard
      {...props}
      summary={{ ...failed, refusal: 404 }}
      careTeam={{ ...failed, refusal: 401 }}
    />
  )),
  member('patient', 'record-arriving', routes.patient.record, (props) => (
    <PatientRecord {...props} record={arriving} today={TODAY} />
  )),
  member('patient', 'record', routes.patient.record, (props) => (
    <PatientRecord
      {...props}
      record={ready({
        person: { name: `${clinic.summary.firstName} ${clinic.summary.lastName}`, dateOfBirth: '1980-02-03' },
        record: clinic.record,
      })}
      today={TODAY}
    />
  )),
  member('patient', 'record-empty', routes.patient.record, (props) => (
    <PatientRecord
      {...props}
      record={ready({
        person: { name: clinic.summary.firstName, dateOfBirth: null },
        record: { profile: null, conditions: [], medications: [], allergies: [], family: [] },
      })}
      today={TODAY}
    />
  )),
  member('patient', 'record-failed', routes.patient.record, (props) => (
    <PatientRecord {...props} record={failed} today={TODAY} />
  )),
  member('patient', 'care-team', routes.patient.careTeam, (props) => (
    <PatientCareTeam {...props} careTeam={ready(clinic.careTeam)} />
  )),
  member('patient', 'care-team-failed', routes.patient.careTeam, (props) => (
    <PatientCareTeam {...props} careTeam={failed} />
  )),
  member('patient', 'profile', routes.patient.profile, ({ frame, viewer }) => (
    <PatientProfilePage
      frame={{ ...frame, flash: { tone: 'good', text: frame.t.patient.profile.emailAdded } }}
      viewer={viewer}
      profile={ready(clinic.profile)}
      forms={{
        personal: emptyForm({
          first_name: clinic.profile.firstName,
          last_name: clinic.profile.lastName,
          'date_of_birth-day': '3',
          'date_of_birth-month': '2',
          'date_of_birth-year': '1980',
        }),
        email: emptyForm(),
        phone: emptyForm(),
        address: emptyForm(),
      }}
    />
  )),
  member('patient', 'profile-wrong', routes.patient.emails, ({ frame, viewer }) => (
    <PatientProfilePage
      frame={frame}
      viewer={viewer}
      profile={ready({ ...clinic.profile, emails: [], phones: [], addresses: [] })}
      forms={{
        personal: emptyForm({ first_name: clinic.profile.firstName }),
        email: allWrong(frame, () => clinic.profile.firstName, 'email_address', 'email_type'),
        phone: emptyForm(),
        address: allWrong(
          frame,
          () => clinic.profile.firstName,
          'street_address',
          'neighborhood',
          'postal_code',
          'city',
        ),
      }}
    />
  )),
  member('patient', 'access-log', routes.patient.accessLog, (props) => (
    <PatientAccessLog
      {...props}
      listing={LISTING}
      accesses={ready({ ...slice(clinic.accesses, 3), emergencies: 1 })}
      idempotencyKey="key"
    />
  )),
  member('patient', 'access-log-empty', routes.patient.accessLog, (props) => (
    <PatientAccessLog
      {...props}
      listing={{ ...LISTING, search: clinic.summary.firstName }}
      accesses={ready({ ...slice([]), all: 3, emergencies: 0 })}
      idempotencyKey="key"
    />
  )),
]

const doctorPages = (clinic: Clinic, say: (text: string) => string): readonly Exhibit[] => [
  member('doctor', 'dashboard', routes.doctor.dashboard, (props) => (
    <DoctorDashboard
      {...props}
      practice={ready({ patients: clinic.ownPatients.length, appointments: 0, reviews: 2 })}
      patients={ready(clinic.ownPatients)}
      institution={ready(clinic.doctorInstitution)}
      profile={ready(clinic.doctorProfile)}
    />
  )),
  member('doctor', 'dashboard-failed', routes.doctor.dashboard, (props) => (
    <DoctorDashboard
      {...props}
      practice={failed}
      patients={ready([])}
      institution={failed}
      profile={failed}
    />
  )),
  member('doctor', 'patients', routes.doctor.patients, (props) => (
    <DoctorPatients {...props} listing={LISTING} patients={ready(slice(clinic.ownPatients, 2))} />
  )),
  member('doctor', 'patients-none', routes.doctor.patients, (props) => (
    <DoctorPatients
      {...props}
      listing={{ ...LISTING, order: 'descending', search: say('Zúñiga') }}
      patients={ready({ ...slice([]), all: 9 })}
    />
  )),
  member('doctor', 'patient', routes.doctor.patient('1'), ({ frame, viewer }) => (
    <DoctorPatientRecord
      frame={{
        ...frame,
        notice: {
          kind: 'emergency',
          text: 'Un expediente está abierto hasta las 15:40. El paciente y la administración lo ven.',
        },
      }}
      viewer={viewer}
      record={ready({ patient: clinic.ownPatients[0] ?? emptyPatient, record: clinic.record })}
      today={TODAY}
    />
  )),
  member('doctor', 'patient-failed', routes.doctor.patient('1'), (props) => (
    <DoctorPatientRecord {...props} record={failed} today={TODAY} />
  )),
  member('doctor', 'institution', routes.doctor.institution, (props) => (
    <DoctorInstitutionPage
      {...props}
      doctorId="d0c70000-0000-4000-8000-000000000001"
      institution={ready(clinic.doctorInstitution)}
    />
  )),
  member('doctor', 'profile', routes.doctor.profile, (props) => (
    <DoctorProfilePage
      {...props}
      profile={ready(clinic.doctorProfile)}
      state={emptyForm({ years_experience: '12', consultation_fee: '950' })}
    />
  )),
  member('doctor', 'profile-wrong', routes.doctor.profile, (props) => (
    <DoctorProfilePage
      {...props}
      profile={ready(clinic.doctorProfile)}
      state={allWrong(props.frame, say, 'years_experience', 'consultation_fee', 'specialty_id')}
    />
  )),
  member('doctor', 'emergency', routes.doctor.emergency('1'), (props) => (
    <DoctorEmergency {...props} patientId="1" state={emptyForm()} />
  )),
  member('doctor', 'emergency-wrong', routes.doctor.emergency('1'), (props) => (
    <DoctorEmergency
      {...props}
      patientId="1"
      state={allWrong(props.frame, say, 'purpose', 'reason', 'password')}
    />
  )),
]

const emptyPatient = {
  id: '1',
  firstName: '',
  lastName: '',
  dateOfBirth: '1980-01-01',
  email: null,
  phone: null,
}

const institutionPages = (clinic: Clinic): readonly Exhibit[] => {
  const stats = toPatientStats(clinic.affiliated, () => 44, '2026-11')
  const noStats = toPatientStats([], () => 0, '2026-11')
  return [
    member('institution', 'dashboard', routes.institution.dashboard, (props) => (
      <InstitutionDashboard
        {...props}
        doctors={ready(clinic.staff)}
        patients={ready({ stats, recent: clinic.affiliated })}
      />
    )),
    member('institution', 'dashboard-failed', routes.institution.dashboard, (props) => (
      <InstitutionDashboard {...props} doctors={failed} patients={ready({ stats: noStats, recent: [] })} />
    )),
    member('institution', 'doctors', routes.institution.doctors, (props) => (
      <InstitutionDoctors
        {...props}
        institutionId="1057a000-0000-4000-8000-000000000001"
        listing={LISTING}
        doctors={ready(slice(clinic.staff))}
      />
    )),
    member('institution', 'doctors-empty', routes.institution.doctors, (props) => (
      <InstitutionDoctors
        {...props}
        institutionId="1057a000-0000-4000-8000-000000000001"
        listing={LISTING}
        doctors={ready(slice([]))}
      />
    )),
    member('institution', 'new-doctor', routes.institution.newDoctor, (props) => (
      <InstitutionNewDoctor {...props} state={emptyForm()} />
    )),
    member('institution', 'new-doctor-wrong', routes.institution.newDoctor, (props) => (
      <InstitutionNewDoctor
        {...props}
        state={allWrong(
          props.frame,
          () => clinic.summary.firstName,
          'nombre',
          'apellido',
          'licencia_medica',
          'email',
          'password',
          'confirm_password',
        )}
      />
    )),
    member('institution', 'deactivate-doctor', routes.institution.doctors, (props) => (
      <InstitutionDeactivateDoctor
        {...props}
        doctor={ready(clinic.staff[0] ?? emptyDoctor)}
        idempotencyKey="key"
      />
    )),
    member('institution', 'patients', routes.institution.patients, (props) => (
      <InstitutionPatients
        {...props}
        listing={LISTING}
        patients={ready({ ...slice(clinic.affiliated.slice(0, 25), 2), stats })}
      />
    )),
    member('institution', 'patients-empty', routes.institution.patients, (props) => (
      <InstitutionPatients {...props} listing={LISTING} patients={ready({ ...slice([]), stats: noStats })} />
    )),
    member('institution', 'profile', routes.institution.profile, (props) => (
      <InstitutionProfilePage {...props} profile={ready(clinic.institutionProfile)} />
    )),
  ]
}

const emptyDoctor = {
  id: '1',
  firstName: '',
  lastName: '',
  specialty: null,
  email: null,
  yearsExperience: null,
  activePatients: 0,
  isActive: true,
}

const accountPages = (clinic: Clinic): readonly Exhibit[] => [
  member('patient', 'sessions', routes.account.sessions, (props) => (
    <AccountSessions {...props} sessions={ready(clinic.sessions)} idempotencyKey="key" renaming={null} />
  )),
  member('patient', 'sessions-wrong', routes.account.sessions, (props) => (
    <AccountSessions
      {...props}
      sessions={ready(clinic.sessions.slice(0, 1))}
      idempotencyKey="key"
      renaming={{ sid: 's1', state: allWrong(props.frame, () => clinic.summary.firstName, 'name') }}
    />
  )),
  member('patient', 'sessions-failed', routes.account.sessions, (props) => (
    <AccountSessions
      {...props}
      sessions={failed}
      idempotencyKey="key"
      renaming={{ sid: 's1', state: emptyForm({ name: clinic.summary.firstName }) }}
    />
  )),
  member('patient', 'password', routes.account.password, (props) => (
    <AccountPassword {...props} state={emptyForm()} />
  )),
  member('patient', 'password-wrong', routes.account.password, (props) => (
    <AccountPassword
      {...props}
      state={allWrong(props.frame, (text) => text, 'current_password', 'new_password', 'confirm_password')}
    />
  )),
]

const adminPages = (clinic: Clinic): readonly Exhibit[] => [
  member('admin', 'status', routes.admin.dashboard, (props) => (
    <AdminStatus
      {...props}
      services={ready(clinic.services)}
      dependencies={ready([
        { name: 'Redis', ok: true, latencyMs: 0.4, embedded: false },
        { name: 'PostgreSQL', ok: false, latencyMs: null, embedded: false },
        { name: 'SQLite', ok: true, latencyMs: 0.1, embedded: true },
      ])}
      gateways={ready(clinic.gateways)}
    />
  )),
  member('admin', 'status-failed', routes.admin.dashboard, (props) => (
    <AdminStatus {...props} services={failed} dependencies={failed} gateways={ready([])} />
  )),
  member('admin', 'settings', routes.admin.settings, ({ frame, viewer }) => (
    <AdminSettings
      frame={{ ...frame, notice: { kind: 'announcement', text: clinic.settings[0]?.description ?? '' } }}
      viewer={viewer}
      settings={ready(clinic.settings)}
      idempotencyKey="key"
      changing={{
        key: 'services.institutions.headersTimeoutMs',
        fields: clinic.settings[1]?.fields ?? [],
        state: allWrong(frame, () => clinic.summary.firstName, 'value', 'reason'),
      }}
    />
  )),
  member('admin', 'audit', routes.admin.audit, (props) => (
    <AdminAudit
      {...props}
      filter={{ kind: 'record', outcome: '', patient: clinic.summary.firstName, user: '' }}
      events={ready({ rows: clinic.events, before: 41 })}
    />
  )),
  member('admin', 'audit-empty', routes.admin.audit, (props) => (
    <AdminAudit
      {...props}
      filter={{ kind: '', outcome: '', patient: '', user: '' }}
      events={ready({ rows: [], before: null })}
    />
  )),
  member('admin', 'sessions', routes.admin.sessions, (props) => (
    <AdminSessions
      {...props}
      userId={clinic.summary.firstName}
      sessions={ready(clinic.sessions)}
      idempotencyKey="key"
    />
  )),
  member('admin', 'sessions-empty', routes.admin.sessions, (props) => (
    <AdminSessions {...props} userId="" sessions={null} idempotencyKey="key" />
  )),
  member('admin', 'emergency', routes.admin.emergency, (props) => (
    <AdminEmergency {...props} accesses={ready(clinic.emergencies)} idempotencyKey="key" reviewing={null} />
  )),
  member('admin', 'emergency-empty', routes.admin.emergency, (props) => (
    <AdminEmergency {...props} accesses={ready([])} idempotencyKey="key" reviewing={null} />
  )),
  member('admin', 'messages', routes.admin.messages, (props) => (
    <AdminMessages {...props} messages={ready(clinic.messages)} idempotencyKey="key" />
  )),
  member('admin', 'messages-empty', routes.admin.messages, (props) => (
    <AdminMessages {...props} messages={ready([])} idempotencyKey="key" />
  )),
]
