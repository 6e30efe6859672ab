import { DateField } from './date-field.tsx'
import { Field } from './field.tsx'
import type { FormSheet } from './form-sheet.ts'

/** Who a patient is: asked for in the same way when registering and when correcting it. */
export const PersonFields = (form: FormSheet<'first_name' | 'last_name' | 'date_of_birth'>): JSX.Element => (
  <>
    <div class="field-row">
      <Field {...form} name="first_name" autocomplete="given-name" maxlength={100} />
      <Field {...form} name="last_name" autocomplete="family-name" maxlength={100} />
    </div>
    <DateField {...form} name="date_of_birth" hint={form.frame.t.visitor.register.dateHint} />
  </>
)
