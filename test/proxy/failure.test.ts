import { describe, expect, it } from 'bun:test'
import { ContentTooLarge, ServiceOverloaded } from '../../src/errors.ts'
import { type FailureStage, TransportFailure } from '../../src/http/transport-failure.ts'
import { toGatewayError } from '../../src/proxy/failure.ts'

const secret = 'connect ECONNREFUSED 10.0.0.5:8004'
const failure = (stage: FailureStage, options: { timedOut?: boolean; cause?: unknown } = {}) =>
  new TransportFailure(stage, 'perhaps', secret, options)

describe('failures on the way to a service', () => {
  it.each([
    ['refused connection', failure('connect'), 'service_unreachable', 502],
    ['unknown host', failure('resolve'), 'service_unreachable', 502],
    ['bad certificate', failure('tls'), 'service_unreachable', 502],
    ['reset before the answer', failure('head'), 'service_unreachable', 502],
    ['connect timeout', failure('connect', { timedOut: true }), 'gateway_timeout', 504],
    ['header timeout', failure('head', { timedOut: true }), 'gateway_timeout', 504],
    ['passed deadline', failure('deadline'), 'gateway_timeout', 504],
    ['garbage', failure('syntax'), 'bad_gateway', 502],
    ['truncated content', failure('content'), 'bad_gateway', 502],
    ['client gone', failure('abort'), 'client_closed_request', 499],
    ['upload over the limit', failure('abort', { cause: new ContentTooLarge() }), 'content_too_large', 413],
    ['full queue', new ServiceOverloaded(), 'service_overloaded', 503],
    ['a bug', new TypeError(secret), 'internal_error', 500],
  ] as const)('%s', (_name, cause, code, status) => {
    expect(toGatewayError(cause)).toMatchObject({ code, status })
  })

  it('calls a request that cannot be written a bad one', () => {
    expect(toGatewayError(new TransportFailure('write', 'never', 'value of x-a'))).toMatchObject({
      status: 400,
    })
  })

  // Original defect A22: host names and exception texts in error bodies.
  it('keeps what it knows for the log', () => {
    const error = toGatewayError(failure('connect'))
    expect(JSON.stringify([error.title, error.detail, error.message])).not.toContain('10.0.0.5')
    expect(error.cause).toBeInstanceOf(TransportFailure)
  })
})
