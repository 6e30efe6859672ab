/** Every address a page links to or posts to. Pages never spell an address themselves. */
export const routes = {
  home: '/',
  contact: '/contact',
  login: '/login',
  logout: '/logout',
  register: '/register',
  /** Registration with the fields filled in that say where a patient is cared for. */
  registerWith: (institution: string, doctor: string) =>
    `/register?${new URLSearchParams({ institution, doctor })}`,
  language: '/language',
  health: '/api/v1/health',
  docs: {
    index: '/docs',
    openapi: '/docs/openapi.json',
    topic: (slug: string) => `/docs/${encodeURIComponent(slug)}`,
  },
  patient: {
    dashboard: '/patient/dashboard',
    record: '/patient/medical-record',
    careTeam: '/patient/my-care-team',
    profile: '/patient/profile',
    personalInfo: '/patient/profile/personal-info',
    emails: '/patient/profile/emails',
    phones: '/patient/profile/phones',
    addresses: '/patient/profile/addresses',
    accessLog: '/patient/access-log',
    reportAccess: '/patient/access-log/report',
  },
  doctor: {
    dashboard: '/doctor/dashboard',
    patients: '/doctor/patients',
    patient: (id: string) => `/doctor/patients/${encodeURIComponent(id)}`,
    emergency: (id: string) => `/doctor/patients/${encodeURIComponent(id)}/emergency`,
    institution: '/doctor/my-institution',
    profile: '/doctor/profile',
  },
  institution: {
    dashboard: '/institution/dashboard',
    doctors: '/institution/doctors',
    newDoctor: '/institution/doctors/new',
    deactivateDoctor: (id: string) => `/institution/doctors/${encodeURIComponent(id)}/deactivate`,
    patients: '/institution/patients',
    profile: '/institution/profile',
  },
  admin: {
    dashboard: '/admin/dashboard',
    settings: '/admin/settings',
    undoSetting: '/admin/settings/undo',
    audit: '/admin/audit',
    auditExport: '/admin/audit/export',
    sessions: '/admin/sessions',
    sessionsOf: (userId: string) => `/admin/sessions?q=${encodeURIComponent(userId)}`,
    endSessions: '/admin/sessions/end',
    emergency: '/admin/emergency',
    reviewEmergency: '/admin/emergency/review',
    messages: '/admin/messages',
    handleMessage: '/admin/messages/handle',
  },
  account: {
    sessions: '/account/sessions',
    endSession: (sid: string) => `/account/sessions/${encodeURIComponent(sid)}/end`,
    renameSession: (sid: string) => `/account/sessions/${encodeURIComponent(sid)}/name`,
    endOthers: '/account/sessions/end-others',
    password: '/account/password',
  },
} as const

export type Audience = 'patient' | 'doctor' | 'institution' | 'admin'

/** The page a signed-in person starts from. */
export const dashboardOf = (audience: Audience): string => routes[audience].dashboard
