import type { Role } from '../../src/identity/role.ts'
import type { ContactMessage } from '../../src/records/contact-messages.ts'
import { createAskAs } from '../../src/services/ask-as.ts'
import { createPasswordChange } from '../../src/services/auth/change-password.ts'
import { createLogin } from '../../src/services/auth/login.ts'
import { createDoctorRegistration } from '../../src/services/doctors/register.ts'
import { createPatientRegistration } from '../../src/services/patients/register.ts'
import { webApi } from '../../src/web/api/index.ts'
import { fakeAsk, fakeSessions, stage } from './route-stage.ts'

export const NOW_MS = Date.parse('2026-11-24T05:00:00Z')

/** All of `/api/web` over one fake service that answers by `METHOD target`. `role` is whose account the login opens. */
export const stageWebApi = (answers: Parameters<typeof fakeAsk>[0], role: Role = 'patient') => {
  const { ask, questions } = fakeAsk(answers)
  const { sessions, calls } = fakeSessions(role)
  const messages: ContactMessage[] = []
  const asks = { auth: ask, doctors: ask, patients: ask, institutions: ask, admins: ask }
  const askAs = createAskAs({ asks, sessions })
  const defence = { admit: async () => undefined, succeeded: async () => undefined }
  const now = () => NOW_MS
  const group = webApi({
    askAs,
    sessions,
    now,
    cookie: { cookieName: 'predicthealth_session', cookieSecure: false },
    login: createLogin({
      ask,
      sessions,
      defence,
      uniformly: (attempt) => attempt(),
      recordInUse: async () => true,
    }),
    changePassword: createPasswordChange({ askAs, sessions, defence }),
    registerPatient: createPatientRegistration({ askAs, now }),
    registerDoctor: createDoctorRegistration({ askAs }),
    contactMessages: {
      add: async (message) => {
        messages.push(message)
      },
    },
  })
  return { ...stage(group), group, questions, calls, messages }
}
