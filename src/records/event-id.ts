/**
 * A UUID of version 7 (RFC 9562 5.7): `atMs`, epoch ms, in front of random bits. Ids of one time lie side by side in the
 * index, so that an insert touches one of its pages rather than any.
 */
export const newEventId = (atMs: number): string => {
  const time = atMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
