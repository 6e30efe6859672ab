/** The methods of RFC 9110 9 and RFC 5789 that the gateway takes; a route registered for all takes these. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
