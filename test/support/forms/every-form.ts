import { ACCOUNT_FORMS } from './account-forms.ts'
import { ADMIN_FORMS } from './admin-forms.ts'
import type { FormCase } from './form-case.ts'
import { PATIENT_FORMS } from './patient-forms.ts'
import { PROFESSIONAL_FORMS } from './professional-forms.ts'
import { VISITOR_FORMS } from './visitor-forms.ts'

/** Every form of the site; a test walks the app's routes and misses none. In an order in which they can be sent one after the other. */
export const EVERY_FORM: readonly FormCase[] = [
  ...VISITOR_FORMS,
  ...PATIENT_FORMS,
  ...PROFESSIONAL_FORMS,
  ...ADMIN_FORMS,
  ...ACCOUNT_FORMS,
]
