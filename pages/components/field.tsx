import type { Children } from '@kitajs/html'
import { type FormSheet, fieldId } from './form-sheet.ts'
import { Icon } from './icon.tsx'

interface FieldProps<Name extends string> extends FormSheet<Name> {
  readonly name: Name
  readonly hint?: string
  readonly required?: boolean
  readonly width?: 'short' | 'medium' | 'full'
}

interface TypedProps<Name extends string> extends FieldProps<Name> {
  readonly autocomplete: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  readonly maxlength?: number
}

/** A line that is typed; `suggestions` are offered while it is, also without scripts. */
export const Field = <Name extends string>(
  props: TypedProps<Name> & {
    readonly type?: 'text' | 'email' | 'tel'
    readonly suggestions?: readonly string[]
  },
): JSX.Element => (
  <Labelled {...props}>
    <div class={`control width-${props.width ?? 'full'}`}>
      <input
        type={props.type ?? 'text'}
        {...controlOf(props)}
        value={props.state.values[props.name] ?? ''}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength ?? 200}
        required={props.required ?? true}
        spellcheck={props.type === 'text' || props.type === undefined ? undefined : 'false'}
        list={props.suggestions && suggestionsId(props)}
      />
      {props.suggestions === undefined ? (
        ''
      ) : (
        <datalist id={suggestionsId(props)}>
          {props.suggestions.map((suggestion) => (
            <option value={suggestion}></option>
          ))}
        </datalist>
      )}
    </div>
  </Labelled>
)

const suggestionsId = <Name extends string>(field: FieldProps<Name>): string =>
  `${fieldId(field, field.name)}-suggestions`

/** A password can be looked at while it is typed, and never comes back from the server. */
export const PasswordField = <Name extends string>(props: TypedProps<Name>): JSX.Element => {
  const { hidePassword, showPassword } = props.frame.t.shell
  return (
    <Labelled {...props}>
      <div class="password">
        <input
          type="password"
          {...controlOf(props)}
          value=""
          autocomplete={props.autocomplete}
          maxlength={128}
          required={props.required ?? true}
          spellcheck="false"
        />
        <button
          class="button button-quiet reveal"
          type="button"
          data-reveal={fieldId(props, props.name)}
          data-hide={hidePassword}
          safe
        >
          {showPassword}
        </button>
      </div>
    </Labelled>
  )
}

/** Several lines. */
export const TextArea = <Name extends string>(
  props: FieldProps<Name> & { readonly rows: number; readonly maxlength: number },
): JSX.Element => (
  <Labelled {...props}>
    <textarea
      {...controlOf(props)}
      rows={String(props.rows)}
      maxlength={props.maxlength}
      required={props.required ?? true}
      safe
    >
      {props.state.values[props.name] ?? ''}
    </textarea>
  </Labelled>
)

/** One of a few. */
export const Select = <Name extends string>(
  props: FieldProps<Name> & {
    readonly options: readonly { readonly value: string; readonly label: string }[]
  },
): JSX.Element => (
  <Labelled {...props}>
    <div class={`control width-${props.width ?? 'medium'}`}>
      <select {...controlOf(props)}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.state.values[props.name]} safe>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  </Labelled>
)

/** Label above, hint under it, then the fault in words with its icon, then the control. */
const Labelled = <Name extends string>({
  children,
  ...field
}: FieldProps<Name> & { readonly children: Children }): JSX.Element => {
  const id = fieldId(field, field.name)
  const label: string = field.labels[field.name]
  return (
    <div class={field.state.faults[field.name] === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>
        <span safe>{label}</span>
        {(field.required ?? true) ? (
          ''
        ) : (
          <span class="optional" safe>
            {` ${field.frame.t.shell.optional}`}
          </span>
        )}
      </label>
      {field.hint === undefined ? (
        ''
      ) : (
        <p class="hint" id={`${id}-hint`} safe>
          {field.hint}
        </p>
      )}
      <Fault {...field} />
      {children}
    </div>
  )
}

/** What is wrong with one field, or nothing. */
export const Fault = <Name extends string>(field: FormSheet<Name> & { readonly name: Name }): JSX.Element => {
  const fault = field.state.faults[field.name]
  if (fault === undefined) return ''
  return (
    <p class="fault tone-act" id={`${fieldId(field, field.name)}-fault`}>
      <Icon frame={field.frame} name="circle-alert" />
      <span>
        <span class="visually-hidden" safe>
          {`${field.frame.t.shell.errorPrefix} `}
        </span>
        <span safe>{fault}</span>
      </span>
    </p>
  )
}

/** What ties a control to its label, its hint and its fault. */
const controlOf = <Name extends string>(field: FieldProps<Name>) => {
  const id = fieldId(field, field.name)
  const isWrong = field.state.faults[field.name] !== undefined
  const described = [...(field.hint === undefined ? [] : [`${id}-hint`]), ...(isWrong ? [`${id}-fault`] : [])]
  return {
    id,
    name: field.name,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  }
}
