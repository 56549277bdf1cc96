import { acceptedValues } from '../accepted-values.ts';
import type { Filters } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import { refusedParameter } from '../refused-parameter.ts';

/**
 * Refuses to narrow visits to those of a place that is not known: that would look as if nobody had noted any.
 *
 * @throws DomainError `bad-request` that names the place.
 */
export async function refuseUnknownParties(tables: MemberTables, { fabrique }: Filters): Promise<void> {
  if (fabrique.length === 0) {
    return;
  }
  const places = await Promise.all([tables.of('fabriques'), tables.of('tiers-lieux')]);
  const slugs = new Set(places.flatMap((table) => [...table.values()].map(({ slug }) => slug)));
  const unknown = fabrique.find((slug) => !slugs.has(slug));
  if (unknown !== undefined) {
    throw refusedParameter('fabrique', unknown, acceptedValues.knownPlace);
  }
}
