import type { FormState, Frame } from '../frame.ts'
import { fieldId } from './form.tsx'
import { Icon } from './icon.tsx'

interface FieldProps {
  readonly frame: Frame
  /** Address of the form the field belongs to. */
  readonly form: string
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly width?: 'short' | 'medium' | 'full'
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'date'
  readonly autocomplete: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  readonly maxlength?: number
  /** Never shown again after a fault (passwords). */
  readonly forgetful?: boolean
}

/** Label above, hint under it, the fault under the field in words with its icon. */
export const Field = (props: InputProps): JSX.Element => {
  const { frame, form, state, name } = props
  const id = fieldId(form, name)
  return (
    <div class={state.faults[name] === undefined ? 'field' : 'field field-wrong'}>
      <Label {...props} />
      <Fault frame={frame} form={form} state={state} name={name} />
      <div class={props.type === 'password' ? 'password' : `control width-${props.width ?? 'full'}`}>
        <input
          type={props.type ?? 'text'}
          id={id}
          name={name}
          value={props.forgetful ? '' : (state.values[name] ?? '')}
          autocomplete={props.autocomplete}
          inputmode={props.inputmode}
          maxlength={props.maxlength ?? 200}
          required={props.required ?? true}
          spellcheck={props.type === 'text' || props.type === undefined ? undefined : 'false'}
          aria-describedby={describedBy(props)}
          aria-invalid={state.faults[name] === undefined ? undefined : 'true'}
        />
        {props.type === 'password' ? (
          <button
            class="button button-quiet reveal"
            type="button"
            hidden
            data-reveal={id}
            data-hide={frame.t.shell.hidePassword}
            safe
          >
            {frame.t.shell.showPassword}
          </button>
        ) : (
          ''
        )}
      </div>
    </div>
  )
}

export const PasswordField = (props: Omit<InputProps, 'type' | 'forgetful'>): JSX.Element => (
  <Field {...props} type="password" forgetful maxlength={128} />
)

export const TextArea = (
  props: FieldProps & { readonly rows: number; readonly maxlength: number },
): JSX.Element => {
  const { frame, form, state, name } = props
  return (
    <div class={state.faults[name] === undefined ? 'field' : 'field field-wrong'}>
      <Label {...props} />
      <Fault frame={frame} form={form} state={state} name={name} />
      <textarea
        id={fieldId(form, name)}
        name={name}
        rows={String(props.rows)}
        maxlength={props.maxlength}
        required={props.required ?? true}
        aria-describedby={describedBy(props)}
        aria-invalid={state.faults[name] === undefined ? undefined : 'true'}
        safe
      >
        {state.values[name] ?? ''}
      </textarea>
    </div>
  )
}

export const Select = (
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
): JSX.Element => {
  const { frame, form, state, name } = props
  return (
    <div class={state.faults[name] === undefined ? 'field' : 'field field-wrong'}>
      <Label {...props} />
      <Fault frame={frame} form={form} state={state} name={name} />
      <div class={`control width-${props.width ?? 'medium'}`}>
        <select
          id={fieldId(form, name)}
          name={name}
          aria-describedby={describedBy(props)}
          aria-invalid={state.faults[name] === undefined ? undefined : 'true'}
        >
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === state.values[name]} safe>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

const Label = ({ frame, form, name, label, hint, required = true }: FieldProps): JSX.Element => (
  <>
    <label for={fieldId(form, name)}>
      <span safe>{label}</span>
      {required ? (
        ''
      ) : (
        <span class="optional" safe>
          {` ${frame.t.shell.optional}`}
        </span>
      )}
    </label>
    {hint === undefined ? (
      ''
    ) : (
      <p class="hint" id={`${fieldId(form, name)}-hint`} safe>
        {hint}
      </p>
    )}
  </>
)

/** What is wrong with one field, or nothing. */
export const Fault = ({
  frame,
  form,
  state,
  name,
}: Pick<FieldProps, 'frame' | 'form' | 'state' | 'name'>): JSX.Element => {
  const fault = state.faults[name]
  if (fault === undefined) return ''
  return (
    <p class="fault tone-act" id={`${fieldId(form, name)}-fault`}>
      <Icon frame={frame} name="circle-alert" />
      <span>
        <span class="visually-hidden" safe>
          {`${frame.t.shell.errorPrefix} `}
        </span>
        <span safe>{fault}</span>
      </span>
    </p>
  )
}

const describedBy = ({ form, state, name, hint }: FieldProps): string | undefined => {
  const id = fieldId(form, name)
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(state.faults[name] === undefined ? [] : [`${id}-fault`]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}
