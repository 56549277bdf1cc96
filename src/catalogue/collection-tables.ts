import type { CollectionPage } from './collection-page.ts';
import { writeCsv } from './csv.ts';
import { feature } from './geo-json.ts';
import { memberColumns, memberRow } from './member-columns.ts';

/** The members of a page as CSV. */
export function collectionCsv({ collection, members }: CollectionPage): string {
  const columns = memberColumns[collection];
  return writeCsv(
    columns.map(({ name }) => name),
    members.map((member) => memberRow(member, columns)),
  );
}

/**
 * The members of a page as GeoJSON, those whose place nobody knows with a null geometry.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7946#section-3.3}
 */
export function collectionGeoJson({ members }: CollectionPage): object {
  const features = members.map((member) =>
    feature(member.iri, member.location, {
      name: member.name,
      url: member.iri,
      communeCode: member.communeCodes[0],
      addressLocality: member.towns[0],
      postalCode: member.postalCodes[0],
      departementCode: member.departement,
      regionCode: member.region,
      inQPV: member.inQPV,
      numerique: member.numerique,
      carriedBy: member.carriers.map(({ name }) => name),
      labelYear: member.labelYears[0],
    }),
  );
  return { type: 'FeatureCollection', features };
}
