/** Whether a path is `prefix` or lies below it, segment by segment; `/` is above every path. */
export const isBelow = (path: string, prefix: string): boolean =>
  path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)
