import { SERVICE_NAMES } from '../../src/config.ts'
import { startStandIns } from '../../src/standins/stand-ins.ts'
import { type StartedGateway, startGateway } from './gateway.ts'
import { type HeldService, startHeldService } from './held-service.ts'

const SECRET = 'held-clinic-test-secret-of-48-octets-or-even-more'

/** A gateway, in the form under test, whose services of patients and of doctors can be held back. */
export interface HeldClinic {
  readonly gateway: StartedGateway
  readonly patients: HeldService
  readonly doctors: HeldService
  close(): Promise<void>
}

export const startHeldClinic = async (): Promise<HeldClinic> => {
  const standIns = await startStandIns({ names: SERVICE_NAMES, dataDir: ':memory:', jwtSecret: SECRET })
  const patients = await startHeldService(standIns.patients.url)
  const doctors = await startHeldService(standIns.doctors.url)
  const gateway = await startGateway({
    env: {
      JWT_SECRET_KEY: SECRET,
      JWT_SERVICE_URL: standIns.auth.url,
      DOCTOR_SERVICE_URL: doctors.url,
      PATIENT_SERVICE_URL: patients.url,
      INSTITUTION_SERVICE_URL: standIns.institutions.url,
      ADMIN_SERVICE_URL: standIns.admins.url,
    },
  })
  return {
    gateway,
    patients,
    doctors,
    close: async () => {
      await gateway.close()
      await Promise.all([patients, doctors, ...Object.values(standIns)].map((service) => service.close()))
    },
  }
}
