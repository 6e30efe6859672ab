import { Table } from '../components/table.tsx'
import { Text } from '../components/text.tsx'
import type { Frame } from '../frame.ts'
import type { Audience } from '../routes.ts'
import { routes } from '../routes.ts'

export interface ApiReferenceProps {
  readonly frame: Frame
  readonly groups: readonly EndpointGroup[]
  readonly failures: readonly FailureRow[]
}

/** Routes with the same beginning. */
export interface EndpointGroup {
  readonly prefix: string
  readonly endpoints: readonly Endpoint[]
}

export interface Endpoint {
  readonly method: string
  /** Template. */
  readonly path: string
  readonly summary: string
  readonly access: 'public' | 'signed-in' | readonly Permission[]
  /** Members of its content or query. */
  readonly takes: readonly { readonly name: string; readonly required: boolean }[]
}

export interface Permission {
  readonly role: Audience
  readonly scope: 'any' | 'own' | 'assigned' | 'affiliated'
}

export interface FailureRow {
  readonly code: string
  readonly status: number
  readonly meaning: string
}

/** What the gateway says of itself: its failures and its routes. */
export const ApiReference = ({ frame, groups, failures }: ApiReferenceProps): JSX.Element => {
  const words = frame.t.docs
  return (
    <>
      <section>
        <h2 safe>{words.failures}</h2>
        <Table
          frame={frame}
          caption={words.failures}
          dense
          rows={failures}
          columns={[
            { label: words.code, cell: ({ code }) => <code safe>{code}</code> },
            { label: words.status, numeric: true, cell: ({ status }) => <Text text={String(status)} /> },
            { label: words.meaning, cell: ({ meaning }) => <Text text={meaning} /> },
          ]}
        />
      </section>
      <section>
        <h2 safe>{words.endpoints}</h2>
        <p>
          <a href={routes.docs.openapi} download="predicthealth-openapi.json" safe>
            {words.openapi}
          </a>
        </p>
        {groups.map((group) => (
          <Group frame={frame} group={group} />
        ))}
      </section>
    </>
  )
}

const Group = ({ frame, group }: { frame: Frame; group: EndpointGroup }): JSX.Element => {
  const words = frame.t.docs
  return (
    <section>
      <h3>
        <code safe>{group.prefix}</code>
      </h3>
      <Table
        frame={frame}
        caption={group.prefix}
        dense
        rows={group.endpoints}
        columns={[
          { label: words.method, cell: ({ method }) => <code safe>{method}</code> },
          { label: words.path, cell: ({ path }) => <code safe>{path}</code> },
          { label: words.purpose, cell: (endpoint) => <Purpose frame={frame} endpoint={endpoint} /> },
          { label: words.access, cell: ({ access }) => <Text text={sayAccess(frame, access)} /> },
        ]}
      />
    </section>
  )
}

const Purpose = ({ frame, endpoint }: { frame: Frame; endpoint: Endpoint }): JSX.Element => {
  const words = frame.t.docs
  return (
    <>
      <Text text={endpoint.summary} />
      {endpoint.takes.length === 0 ? (
        ''
      ) : (
        <p class="small">
          <span safe>{words.takes}</span>{' '}
          <span safe>
            {endpoint.takes.map(({ name, required }) => (required ? name : words.optional(name))).join(', ')}
          </span>
        </p>
      )}
    </>
  )
}

const sayAccess = ({ t }: Frame, access: Endpoint['access']): string => {
  if (access === 'public') return t.docs.anybody
  if (access === 'signed-in') return t.docs.signedIn
  return access.map(({ role, scope }) => t.docs.reach[scope](t.shell.roles[role])).join('; ')
}
