import type { Config } from '../config.ts'
import { createLimiter, type Limiter } from '../identity/limiter.ts'
import { createLimits, type Limits } from '../identity/limits.ts'
import { LOGIN_ACCOUNT } from '../identity/login-defence.ts'
import type { Settings } from '../settings/settings.ts'

type LiveSettings = Pick<Settings, 'get' | 'origin' | 'onChange'>

/** The limits of requests, whose general one follows its setting; a new quota starts a new count. */
export const liveLimits = (settings: LiveSettings, config: Config, redis: object | null): Limits => {
  const build = (): Limits =>
    createLimits({
      redis,
      apiPerMinute:
        settings.origin('limits.requestsPerMinute') === 'database'
          ? settings.get('limits.requestsPerMinute')
          : config.limits.apiPerMinute,
    })
  const { named } = build()
  let { api } = build()
  settings.onChange((key) => {
    if (key === 'limits.requestsPerMinute') api = build().api
  })
  return {
    named,
    get api() {
      return api
    },
  }
}

/** Attempts at one account from one network, as the setting has it. */
export const liveLoginLimiter = (settings: LiveSettings, redis: object | null): Limiter => {
  const build = (): Limiter =>
    createLimiter({ ...LOGIN_ACCOUNT, quota: settings.get('limits.loginsPerMinute') }, redis)
  let current = build()
  settings.onChange((key) => {
    if (key === 'limits.loginsPerMinute') current = build()
  })
  return { use: (key) => current.use(key), forget: (key) => current.forget(key) }
}
