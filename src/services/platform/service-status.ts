import type { Service, ServiceState } from '../../proxy/service.ts'
import type { ServicePulse, ServicePulses } from '../../telemetry/service-pulse.ts'

/** One service as an administrator sees it: what it is doing now and how it did in the last minutes. */
export interface ServiceStatus extends ServiceState, ServicePulse {}

export const toServiceStatuses = (
  services: readonly Service[],
  pulses: ServicePulses,
): readonly ServiceStatus[] =>
  services.map((service) => ({ ...service.state(), ...pulses.read(service.name) }))
