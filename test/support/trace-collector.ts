import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as it arrived, its attributes as a record. */
export interface ArrivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: Readonly<Record<string, string>>
  /** Of the process it came from. */
  readonly resource: Readonly<Record<string, string>>
}

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: string }
}

/** Takes spans by OTLP over HTTP, as an OpenTelemetry Collector does. */
export interface TraceCollector {
  readonly url: string
  readonly spans: readonly ArrivedSpan[]
  /** Contents as they arrived. */
  readonly texts: readonly string[]
  close(): Promise<void>
}

export const startTraceCollector = async (): Promise<TraceCollector> => {
  const spans: ArrivedSpan[] = []
  const texts: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const isExport =
      request.method === 'POST' &&
      request.url === '/v1/traces' &&
      request.headers['content-type'] === 'application/json'
    if (!isExport) return response.writeHead(404).end()
    const text = Buffer.concat(chunks).toString()
    texts.push(text)
    spans.push(...toSpans(text))
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    texts,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const toRecord = (attributes: readonly Attribute[]): Readonly<Record<string, string>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']))

const toSpans = (text: string): readonly ArrivedSpan[] => {
  const { resourceSpans } = JSON.parse(text) as {
    resourceSpans: {
      resource: { attributes: Attribute[] }
      scopeSpans: { spans: (Omit<ArrivedSpan, 'attributes' | 'resource'> & { attributes: Attribute[] })[] }[]
    }[]
  }
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        ...span,
        attributes: toRecord(span.attributes),
        resource: toRecord(resource.attributes),
      })),
    ),
  )
}
