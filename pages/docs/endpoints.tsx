import { Table } from '../components/table.tsx'
import { Text } from '../components/text.tsx'
import type { Frame } from '../frame.ts'

export interface Endpoint {
  readonly method: string
  /** Template. */
  readonly path: string
  readonly summary: string
}

export const Endpoints = ({
  frame,
  endpoints,
}: {
  frame: Frame
  endpoints: readonly Endpoint[]
}): JSX.Element => {
  const words = frame.t.docs
  return (
    <section>
      <h2 safe>{words.endpoints}</h2>
      <Table
        frame={frame}
        caption={words.endpoints}
        dense
        rows={endpoints}
        columns={[
          { label: words.method, cell: (endpoint) => <code safe>{endpoint.method}</code> },
          { label: words.path, cell: (endpoint) => <code safe>{endpoint.path}</code> },
          { label: words.purpose, cell: (endpoint) => <Text text={endpoint.summary} /> },
        ]}
      />
    </section>
  )
}
