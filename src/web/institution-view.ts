import type { Static } from '@sinclair/typebox'
import type { AffiliatedPatient, InstitutionProfile, StaffDoctor } from '../../pages/institution/model.ts'
import type { Institution, InstitutionDoctor, InstitutionPatient } from '../services/institutions/model.ts'

/** What the institutions service says, in the words of the pages. */
export const toStaffDoctor = (body: Static<typeof InstitutionDoctor>): StaffDoctor => ({
  id: body.id,
  firstName: body.first_name,
  lastName: body.last_name,
  specialty: body.specialty_name ?? body.specialty,
  email: body.contact_email,
  yearsExperience: body.years_experience,
  activePatients: body.active_patients,
  isActive: body.is_active,
})

export const toAffiliatedPatient = (body: Static<typeof InstitutionPatient>): AffiliatedPatient => ({
  id: body.id,
  firstName: body.first_name,
  lastName: body.last_name,
  dateOfBirth: body.date_of_birth,
  email: body.contact_email,
  doctor: body.doctor_name,
  isVerified: body.is_verified,
  registeredAt: body.created_at,
})

export const toInstitutionProfile = (body: Static<typeof Institution>): InstitutionProfile => ({
  name: body.name,
  typeId: body.institution_type_id,
  website: body.website,
  licenseNumber: body.license_number,
  email: body.contact_email,
  isActive: body.is_active,
  isVerified: body.is_verified,
})
