/** A path below the base of this site, without its first slash; empty for anything else, such as another site. */
export function localPath(path: unknown): string {
  return typeof path === 'string' && /^\/[^/\\\s][^\\\s]*$/u.test(path) ? path.slice(1) : '';
}
