import type { FormState, Frame } from '../frame.ts'
import { Fault } from './field.tsx'
import { fieldId } from './form.tsx'

const PARTS = [
  { part: 'day', autocomplete: 'bday-day', maxlength: 2 },
  { part: 'month', autocomplete: 'bday-month', maxlength: 2 },
  { part: 'year', autocomplete: 'bday-year', maxlength: 4 },
] as const

/** A remembered date is typed, not picked: three fields, as GOV.UK found. The first one carries the name's own id. */
export const DateField = ({
  frame,
  form,
  state,
  name,
  label,
  hint,
}: {
  frame: Frame
  form: string
  state: FormState
  name: string
  label: string
  hint: string
}): JSX.Element => {
  const id = fieldId(form, name)
  const wrong = state.faults[name] !== undefined
  const words = frame.t.visitor.register
  return (
    <fieldset
      class={wrong ? 'field field-wrong' : 'field'}
      aria-describedby={wrong ? `${id}-hint ${id}-fault` : `${id}-hint`}
    >
      <legend safe>{label}</legend>
      <p class="hint" id={`${id}-hint`} safe>
        {hint}
      </p>
      <Fault frame={frame} form={form} state={state} name={name} />
      <div class="date-parts">
        {PARTS.map(({ part, autocomplete, maxlength }) => (
          <div class={`date-part date-${part}`}>
            <label for={part === 'day' ? id : `${id}-${part}`} safe>
              {words[part]}
            </label>
            <input
              type="text"
              inputmode="numeric"
              id={part === 'day' ? id : `${id}-${part}`}
              name={`${name}-${part}`}
              value={state.values[`${name}-${part}`] ?? ''}
              autocomplete={autocomplete}
              maxlength={maxlength}
              required
              aria-invalid={wrong ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
