import { Fault } from './field.tsx'
import { type FormSheet, fieldId } from './form-sheet.ts'

const PARTS = [
  { part: 'day', autocomplete: 'bday-day', maxlength: 2 },
  { part: 'month', autocomplete: 'bday-month', maxlength: 2 },
  { part: 'year', autocomplete: 'bday-year', maxlength: 4 },
] as const

/** A remembered date is typed, not picked: three fields, as GOV.UK found. The first one carries the name's own id. */
export const DateField = <Name extends string>(
  field: FormSheet<Name> & { readonly name: Name; readonly hint: string },
): JSX.Element => {
  const { frame, state, name, hint } = field
  const id = fieldId(field, name)
  const label: string = field.labels[name]
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
      <Fault {...field} />
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
