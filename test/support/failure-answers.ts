import {
  createFailureAnswer,
  type FailureAnswer,
  type FailureAnswerDeps,
} from '../../src/plugins/failure-answer.ts'
import { createLoginRedirect } from '../../src/web/login-redirect.ts'

const keepNone = async () => null

/** The answers to failures as `createApp` composes them, but for the pages; no form is kept. */
export const failureAnswers = (given: Partial<FailureAnswerDeps> = {}): FailureAnswer =>
  createFailureAnswer({
    apiPrefixes: [],
    renderErrorPage: ({ status }) => `<!doctype html><title>${status}</title>`,
    finishPage: async (_request, page) => page,
    toLogin: createLoginRedirect({ cookie: { cookieName: 'predicthealth_session' }, keepForm: keepNone }),
    keepForm: keepNone,
    ...given,
  })
