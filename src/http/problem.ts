/** RFC 9457 problem details with our extension members `code`, `request_id` and `errors`. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly detail: string | null
  readonly code: string
  readonly requestId: string
  /** RFC 6901 pointers into the submitted content; never the values. */
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
}

export const PROBLEM_TYPE = 'application/problem+json'

/** The JSON text of a problem, members in the order of RFC 9457 3.1. */
export const toProblemJson = (problem: Problem): string =>
  JSON.stringify({
    type: `urn:predicthealth:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    ...(problem.detail === null ? {} : { detail: problem.detail }),
    code: problem.code,
    request_id: problem.requestId,
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
  })
