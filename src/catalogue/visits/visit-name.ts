import type { Reference } from '../members.ts';

/** What a visit is called that nobody gave a name: who went to whom; undefined where neither is known. */
export function visitName(
  visitors: readonly Pick<Reference, 'name'>[],
  hosts: readonly Pick<Reference, 'name'>[],
): string | undefined {
  const sides = [visitors, hosts].map((some) => some.map(({ name }) => name).join(', '));
  return sides.some((side) => side !== '') ? sides.join(' → ') : undefined;
}
