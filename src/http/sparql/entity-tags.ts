/**
 * Whether a condition such as `If-None-Match` names an entity tag, compared weakly.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-comparison-2 | RFC 9110, 8.8.3.2}
 */
export function matchesAny(condition: string | undefined, tag: string): boolean {
  const opaque = tag.replace(/^W\//u, '');
  return (condition ?? '').split(',').some((part) => {
    const candidate = part.trim();
    return candidate === '*' || candidate.replace(/^W\//u, '') === opaque;
  });
}
