import type { Service } from './service.ts'

/** A service whose settings can change while it is in use. */
export interface ReloadableService extends Service {
  /** Builds it anew; requests under way finish on the old one, which then closes. */
  reload(): void
}

/** How often a replaced service is asked whether its last request has ended, ms. */
const DRAIN_CHECK_MS = 500

export const createReloadableService = (build: () => Service): ReloadableService => {
  let current = build()
  const draining = new Map<Service, ReturnType<typeof setInterval>>()

  const retire = (service: Service): void => {
    const timer = setInterval(() => {
      const { inFlight, queued, instances } = service.state()
      // Event streams and WebSockets are in flight at their instance alone.
      if (inFlight + queued > 0 || instances.some((instance) => instance.inFlight > 0)) return
      clearInterval(timer)
      draining.delete(service)
      void service.close()
    }, DRAIN_CHECK_MS)
    timer.unref?.()
    draining.set(service, timer)
  }

  return {
    get name() {
      return current.name
    },
    get timeoutMs() {
      return current.timeoutMs
    },
    send: (request) => current.send(request),
    state: () => current.state(),
    ping: () => current.ping(),
    reload: () => {
      const replaced = current
      current = build()
      retire(replaced)
    },
    close: async () => {
      for (const [service, timer] of draining) {
        clearInterval(timer)
        await service.close()
      }
      await current.close()
    },
  }
}
