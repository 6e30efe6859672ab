import type { Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import type { AuditFilter } from './model.ts'

const KINDS = ['record', 'authentication', 'denial', 'settings', 'administration', 'emergency'] as const
const OUTCOMES = ['success', 'denied', 'failure'] as const

/** Address of the audit page or its export with these filters. */
export const auditHref = (path: string, filter: AuditFilter, before: number | null): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== '') query.set(name, value)
  if (before !== null) query.set('before', String(before))
  return query.size === 0 ? path : `${path}?${query}`
}

const ANY: AuditFilter = { kind: '', outcome: '', patient: '', user: '' }

/** Address of all events with one account, one patient, or both. */
export const eventsOf = (whose: Partial<Pick<AuditFilter, 'patient' | 'user'>>): string =>
  auditHref(routes.admin.audit, { ...ANY, ...whose }, null)

export const AuditFilters = ({ frame, filter }: { frame: Frame; filter: AuditFilter }): JSX.Element => {
  const words = frame.t.admin.audit
  return (
    <search class="filters">
      <form method="get" action={routes.admin.audit}>
        <Choice
          id="kind"
          label={words.kind}
          any={words.any}
          value={filter.kind}
          options={KINDS.map((kind) => [kind, words.kinds[kind]])}
        />
        <Choice
          id="outcome"
          label={words.outcome}
          any={words.any}
          value={filter.outcome}
          options={OUTCOMES.map((outcome) => [outcome, words.outcomes[outcome]])}
        />
        <Key id="patient" label={words.patient} value={filter.patient} />
        <Key id="user" label={words.user} value={filter.user} />
        <button class="button button-quiet" type="submit" safe>
          {words.filter}
        </button>
      </form>
    </search>
  )
}

const Choice = ({
  id,
  label,
  any,
  value,
  options,
}: {
  id: string
  label: string
  any: string
  value: string
  options: readonly (readonly [string, string])[]
}): JSX.Element => (
  <div class="filter">
    <label for={id} safe>
      {label}
    </label>
    <select id={id} name={id}>
      <option value="" safe>
        {any}
      </option>
      {options.map(([key, word]) => (
        <option value={key} selected={key === value} safe>
          {word}
        </option>
      ))}
    </select>
  </div>
)

const Key = ({ id, label, value }: { id: string; label: string; value: string }): JSX.Element => (
  <div class="filter">
    <label for={id} safe>
      {label}
    </label>
    <input type="text" id={id} name={id} value={value} maxlength={36} autocomplete="off" />
  </div>
)
