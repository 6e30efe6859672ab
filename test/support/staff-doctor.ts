import { OTHER_ID } from './route-stage.ts'

/** A doctor as the institutions service lists them. */
export const staffDoctor = {
  id: OTHER_ID,
  first_name: 'Julia',
  last_name: 'Aguilar',
  medical_license: 'L-1',
  years_experience: 4,
  consultation_fee: null,
  is_active: true,
  professional_status: 'active',
  specialty_name: 'Pediatría',
  contact_email: null,
  contact_phone: null,
  active_patients: 3,
  specialty: 'Pediatría',
}
