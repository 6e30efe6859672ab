import type { FormState, Frame } from '../frame.ts'

/** A form as its fields see it: where it goes, what it shows again and what each field is called. */
export interface FormSheet<Name extends string> {
  readonly frame: Frame
  readonly action: string
  readonly state: FormState
  /** Over the field, and in the summary of what is wrong; in the order of the fields. */
  readonly labels: Readonly<Record<Name, string>>
  /** What the ids of its fields begin with, where several forms post to one address. */
  readonly idPrefix?: string
}

/** Id of a field: unique on pages with several forms, because it begins with the form's address. */
export const fieldId = (
  { action, idPrefix = action }: Pick<FormSheet<string>, 'action' | 'idPrefix'>,
  name: string,
): string => `${idPrefix.split(/[/.]/).filter(Boolean).join('-') || 'form'}-${name}`
