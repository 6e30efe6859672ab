import type { Messages } from './messages/catalogue.ts'

/** A service in words; further services have no other name than their own. */
export const serviceName = ({ shell }: Messages, name: string): string => {
  const names: Readonly<Record<string, string>> = shell.services
  return names[name] ?? name
}
