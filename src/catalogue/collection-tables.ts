import type { CollectionPage } from './collection-page.ts';
import { writeCsv } from './csv.ts';
import { feature } from './geo-json.ts';
import { columnsOf, memberRow } from './member-columns.ts';
import type { Member } from './members.ts';

/** The members of a page as CSV. */
export function collectionCsv(page: CollectionPage): string {
  const columns = columnsOf(page);
  return writeCsv(
    columns.map(({ name }) => name),
    page.members.map((member) => memberRow(member, columns, page)),
  );
}

/** What a uMap shows of a place that is clicked: its town and carriers, and a link in the markup of uMap. */
function describe({ towns, postalCodes, carriers, iri }: Member): string {
  const where = [postalCodes[0], towns[0]].filter(Boolean).join(' ');
  const who = carriers.map(({ name }) => name).join(', ');
  return [where, who, `[[${iri}|${iri.replace(/^https?:\/\//u, '')}]]`].filter(Boolean).join('\n');
}

/** Digital fabriques in tile red, the others in blue; paler where only the commune is known. */
function colourOf({ numerique, location }: Member): string {
  const isExact = location?.precision === 'exact';
  if (numerique === true) {
    return isExact ? '#a33f1b' : '#d99a82';
  }
  return isExact ? '#1e3e73' : '#8ba3cb';
}

/**
 * The members of a page as GeoJSON, those whose place nobody knows with a null geometry.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7946#section-3.3}
 * @see {@link https://docs.umap-project.org/} for `description` and `_umap_options`
 */
export function collectionGeoJson({ members }: CollectionPage): object {
  const features = members.map((member) =>
    feature(member.iri, member.location, {
      name: member.name,
      url: member.iri,
      description: describe(member),
      communeCode: member.communeCodes[0],
      addressLocality: member.towns[0],
      postalCode: member.postalCodes[0],
      departementCode: member.departement,
      regionCode: member.region,
      inQPV: member.inQPV,
      numerique: member.numerique,
      carriedBy: member.carriers.map(({ name }) => name),
      labelYear: member.labelYears[0],
      _umap_options: { color: colourOf(member) },
    }),
  );
  return { type: 'FeatureCollection', features };
}
