import { Disclosure } from '../components/disclosure.tsx'
import { Field, Select, TextArea } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormSheet } from '../components/form-sheet.ts'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import type { SettingFieldRow } from './model.ts'

/** Changes a setting: a field for each part of its value, and why. */
export const SettingForm = ({
  frame,
  settingKey,
  fields,
  state,
  open,
}: {
  frame: Frame
  settingKey: string
  fields: readonly SettingFieldRow[]
  state: FormState
  open: boolean
}): JSX.Element => {
  const words = frame.t.admin.settings
  const form = {
    frame,
    action: routes.admin.settings,
    // The key makes the ids of the fields unique on a page with one form per setting.
    idPrefix: `${routes.admin.settings}/${settingKey}`,
    state,
    labels: {
      ...Object.fromEntries(fields.map((field) => [field.name, labelOf(frame, field)])),
      reason: words.reason,
    },
  }
  return (
    <Disclosure frame={frame} title={words.change} open={open}>
      <Form {...form}>
        <input type="hidden" name="key" value={settingKey} />
        {fields.map((field) => (
          <ValueField form={form} field={field} />
        ))}
        <TextArea {...form} name="reason" hint={words.reasonHint} rows={2} maxlength={500} />
        <Submit label={words.save} />
      </Form>
    </Disclosure>
  )
}

const labelOf = ({ t }: Frame, { member }: SettingFieldRow): string => {
  const members: Readonly<Record<string, string>> = t.admin.settings.members
  return member === null ? t.admin.settings.newValue : (members[member] ?? member)
}

const ValueField = ({
  form,
  field: { name, kind, blank, options, hint },
}: {
  form: FormSheet<string>
  field: SettingFieldRow
}): JSX.Element => {
  const words = form.frame.t.admin.settings
  const choices: Readonly<Record<string, string>> = words.choices
  if (kind === 'choice') {
    const named = options.map((value) => ({ value, label: choices[value] ?? value }))
    return <Select {...form} name={name} options={named} />
  }
  const meaning = { default: words.emptyHint, list: '', together: words.emptyTogetherHint, fault: '' }[blank]
  const typed = {
    ...form,
    name,
    hint: `${hint} ${meaning}`.trim(),
    required: blank === 'fault' || blank === 'together',
  }
  if (kind === 'number')
    return <Field {...typed} autocomplete="off" inputmode="decimal" width="short" maxlength={20} />
  return <TextArea {...typed} rows={kind === 'text' ? 2 : 4} maxlength={4000} />
}
