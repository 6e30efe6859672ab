const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isUuid = (value: string): boolean => UUID.test(value)

/** Lower-cased. What is no UUID is an unhandled exception in the services: 500 text (contract 4, defect H6). */
export const requireUuid = (id: string): string => {
  if (!isUuid(id)) throw new Error('badly formed hexadecimal UUID string')
  return id.toLowerCase()
}
