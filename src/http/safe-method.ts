/** RFC 9110 9.2.1: asks for nothing to change. */
export const isSafeMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
