import type { Static } from '@sinclair/typebox'
import type {
  DoctorInstitution as InstitutionView,
  OwnPatient,
  Practice,
  DoctorProfile as ProfileView,
} from '../../pages/doctor/model.ts'
import type {
  DoctorDashboard,
  DoctorInstitution,
  DoctorPatient,
  DoctorProfile,
} from '../services/doctors/model.ts'

/** What the doctors service says, in the words of the pages. */
export const toPractice = (body: Static<typeof DoctorDashboard>): Practice => ({
  patients: body.total_patients,
  appointments: body.today_appointments,
  reviews: body.pending_reviews,
})

export const toOwnPatient = (body: Static<typeof DoctorPatient>): OwnPatient => ({
  id: body.id,
  firstName: body.first_name,
  lastName: body.last_name,
  dateOfBirth: body.date_of_birth,
  email: body.contact_email,
  phone: body.contact_phone,
})

export const toDoctorInstitution = (body: Static<typeof DoctorInstitution>): InstitutionView => ({
  id: body.id,
  name: body.name,
  type: body.type,
  website: body.website,
  email: body.email,
  phone: body.phone,
  licenseNumber: body.license_number,
  address:
    body.address === null
      ? null
      : {
          street: body.address.street_address,
          city: body.address.city,
          region: body.address.region_name,
          country: body.address.country_name,
          postalCode: body.address.postal_code,
        },
})

export const toDoctorProfile = (body: Static<typeof DoctorProfile>): ProfileView => ({
  firstName: body.first_name,
  lastName: body.last_name,
  email: body.email,
  institution: body.institution_name,
  specialty: body.specialty_name,
  yearsExperience: body.years_experience,
  consultationFee: body.consultation_fee,
})
