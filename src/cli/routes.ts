import type { Config } from '../config.ts'
import { type Endpoint, toEndpoints } from '../plugins/endpoint.ts'
import { toAccessText, toCacheText, toTrailText } from './access-text.ts'
import { type Command, EXIT } from './command.ts'
import { describeGateway } from './describe-gateway.ts'

export const routes: Command = {
  name: 'routes',
  parameters: '',
  summary: 'prints every route with its rule, service, timeout, retries and cache',
  run: async ({ environment, runtime, print }) => {
    const { routes: registered, config } = await describeGateway(environment, runtime)
    for (const line of toTable(toEndpoints(registered), config)) print(line)
    return EXIT.ok
  },
}

const HEADINGS = ['METHOD', 'PATH', 'ACCESS', 'SERVICE', 'TIMEOUT', 'RETRIES', 'CACHE', 'TRAIL', 'VIEWS']

/** Columns padded to their widest cell. */
const toTable = (endpoints: readonly Endpoint[], config: Config): readonly string[] => {
  const rows = [HEADINGS, ...endpoints.map((endpoint) => toRow(endpoint, config))]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const toRow = ({ method, path, rule }: Endpoint, config: Config): readonly string[] => {
  if (rule === null) return [method, path, 'nobody (no rule)', '-', '-', '-', '-', '-', '-']
  const service = [...Object.values(config.services), ...config.extraServices].find(
    ({ name }) => name === rule.service,
  )
  return [
    method,
    path,
    toAccessText(rule.access),
    rule.service ?? '-',
    service ? `${service.timeoutMs}ms` : '-',
    service ? String(service.retries) : '-',
    toCacheText(rule),
    toTrailText(rule),
    Object.keys(rule.views ?? {}).join(' ') || '-',
  ]
}
