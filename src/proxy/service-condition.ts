import type { ServiceState } from './service.ts'

export type ServiceCondition = 'up' | 'degraded' | 'down'

/** One word for a service: `up` only with every instance healthy and the breaker closed. */
export const conditionOf = ({ breaker, instances }: ServiceState): ServiceCondition => {
  const healthy = instances.filter((instance) => instance.healthy).length
  if (healthy === 0 || breaker === 'open') return 'down'
  return healthy === instances.length && breaker === 'closed' ? 'up' : 'degraded'
}
