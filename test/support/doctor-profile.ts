import { OTHER_ID } from './route-stage.ts'

/** What the doctors service answers to `GET /api/v1/doctors/me/profile`. */
export const doctorProfile = {
  id: OTHER_ID,
  first_name: 'Jorge',
  last_name: 'Medina',
  email: null,
  specialty_name: null,
  specialty_id: null,
  institution_name: 'Clínica',
  years_experience: 12,
  consultation_fee: 950,
}
