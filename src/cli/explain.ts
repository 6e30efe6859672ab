import { decide, isPending } from '../identity/decide.ts'
import { isRole, ROLES, type Role } from '../identity/role.ts'
import { type Match, matchEndpoint, toEndpoints } from '../plugins/endpoint.ts'
import type { RouteRule } from '../plugins/rule.ts'
import { toAccessText, toCacheText } from './access-text.ts'
import { type Command, EXIT } from './command.ts'
import { describeGateway } from './describe-gateway.ts'

const USAGE = `gateway explain METHOD PATH [--as ${ROLES.join('|')}]`

export const explain: Command = {
  name: 'explain',
  parameters: 'METHOD PATH [--as ROLE]',
  summary: 'the matched route, the decision with its reason, what would be forwarded',
  run: async ({ args, environment, runtime, print, printError }) => {
    const asked = parseArguments(args)
    if (!asked) {
      printError(USAGE)
      return EXIT.usage
    }
    const { routes, config } = await describeGateway(environment, runtime)
    const { pathname, search } = new URL(asked.path, 'http://localhost')
    const match = matchEndpoint(toEndpoints(routes), asked.method, pathname)
    if (!match) {
      print(`No route takes ${asked.method} ${pathname}: 404 or 405.`)
      return EXIT.failed
    }
    const services = [...Object.values(config.services), ...config.extraServices]
    const service = services.find(({ name }) => name === match.endpoint.rule?.service)
    for (const line of toExplanation(match, asked.role)) print(line)
    if (isDenied(match, asked.role)) {
      print(`forwarded  nothing: answered ${asked.role ? '403, without the reason' : '401'}`)
    } else if (service) {
      const where = service.urls.map(({ origin }) => origin).join(', ') || 'embedded'
      print(`forwarded  ${asked.method} ${pathname}${search} to ${service.name} (${where})`)
      print(`           at most ${service.timeoutMs} ms`)
      print(`           retries ${service.retries}, if it may be repeated`)
      if (asked.role) print('           with Authorization (60 s token), X-User-ID, X-User-Type')
    }
    return EXIT.ok
  },
}

const parseArguments = (
  args: readonly string[],
): { method: string; path: string; role: Role | null } | null => {
  const [method, path, flag, role] = args
  if (!method || !path?.startsWith('/') || args.length > 4) return null
  if (flag === undefined) return { method: method.toUpperCase(), path, role: null }
  return flag === '--as' && isRole(role) ? { method: method.toUpperCase(), path, role } : null
}

/** The parts of an explanation that hang on the route and the role alone. */
const toExplanation = ({ endpoint, params }: Match, role: Role | null): readonly string[] => {
  const { rule } = endpoint
  const head = [`route      ${endpoint.method} ${endpoint.path}`]
  if (rule === null) return [...head, 'decision   denied: the route declares no rule']
  return [
    ...head,
    `meaning    ${rule.summary}`,
    `access     ${toAccessText(rule.access)}`,
    `decision   ${toDecisionText(rule, params, role)}`,
    ...(rule.limit ? [`limit      ${rule.limit}`] : []),
    ...(rule.action ? [`audit      action ${rule.action} on the ${rule.subject?.kind ?? 'route'}`] : []),
    `cache      ${toCacheText(rule)}`,
    ...(role && rule.views?.[role] ? [`view       members allowed to ${role} only`] : []),
  ]
}

const toDecisionText = (rule: RouteRule, params: Match['params'], role: Role | null): string => {
  const verdict = toVerdict(rule, params, role)
  if (isPending(verdict)) return `asks the service: ${verdict.rule}`
  return `${verdict.allowed ? 'allowed' : 'denied'}: ${verdict.rule}`
}

const toVerdict = (rule: RouteRule, params: Match['params'], role: Role | null) => {
  // As the owner of the record: the command knows no session, so `own` is shown as met and named.
  const id = rule.subject && 'param' in rule.subject ? (params[rule.subject.param] ?? '') : ''
  return decide(rule.access, rule.subject, role && { role, referenceId: id }, params)
}

const isDenied = ({ endpoint, params }: Match, role: Role | null): boolean => {
  if (endpoint.rule === null) return true
  const verdict = toVerdict(endpoint.rule, params, role)
  return !isPending(verdict) && !verdict.allowed
}
