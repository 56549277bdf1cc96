import type { Quad } from '@rdfjs/types';
import { bilingual, decimal, describe, node, term, text, typed, type Statements } from './quad-builder.ts';
import type { FabriqueRecord } from './record.ts';
import type { Wave } from './wave.ts';

/** Where the file of the list can be read, at the commit that was copied. */
const sourceFile = 'https://github.com/anct-carto/superposeur-anct/blob/949f7e58/data/geom/geojsonV2/fabt_geom.geojson';
const licence = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence';
const publisher = 'https://agence-cohesion-territoires.gouv.fr/';

/**
 * What the national list says of one fabrique: a named graph of its own, `graphs/peers/anct-fabriques/fabriques/{slug}`.
 *
 * The identifier of the list is said of the document, not of the fabrique, for it may be another's tomorrow.
 */
export function fabriqueDocument(record: FabriqueRecord): Quad[] {
  const path = `fabriques/${record.slug}`;
  const graph = node(`graphs/peers/anct-fabriques/${path}`);
  const { commune } = record;
  const postcode = commune?.postcodes.length === 1 ? commune.postcodes[0] : undefined;
  return [
    describe(
      node(path),
      ['fab:Fabrique'],
      {
        'schema:name': text(record.name),
        'schema:alternateName': text(record.alternateName),
        'schema:address': node(`${path}#address`),
        'fab:communeCode': text(record.communeCode),
        'fab:departementCode': text(commune?.departement.code),
        'fab:regionCode': text(commune?.region?.code),
        'fab:epciCode': text(commune?.epci?.code),
        'fab:labelisation': node(`${path}#labelisation-anct`),
        ...position(record.point),
      },
      graph,
    ),
    describe(
      node(`${path}#address`),
      ['schema:PostalAddress'],
      {
        'schema:postalCode': text(postcode),
        'schema:addressLocality': text(record.communeName),
        'schema:addressCountry': text('FR'),
      },
      graph,
    ),
    describe(
      node(`${path}#labelisation-anct`),
      ['fab:Labelisation'],
      { 'fab:programme': term('programmes:fabrique-de-territoire'), ...labelDate(record.wave) },
      graph,
    ),
    describe(
      graph,
      ['fab:Document'],
      {
        'foaf:primaryTopic': node(path),
        'dcterms:identifier': text(record.identifier),
        'dcterms:license': term(licence),
        'dcterms:publisher': term(publisher),
        'dcterms:source': term(sourceFile),
        'prov:wasDerivedFrom': [node('federation#anct-fabriques'), node('federation#decoupage-administratif')],
      },
      graph,
    ),
  ].flat();
}

function position(point: FabriqueRecord['point']): Statements {
  return point
    ? {
        'geo:lat': decimal(point.latitude),
        'geo:long': decimal(point.longitude),
        'fab:locationPrecision': text('commune'),
      }
    : {};
}

function labelDate(wave: Wave | undefined): Statements {
  if (!wave) {
    return {};
  }
  if ('wave' in wave) {
    return {
      'fab:wave': text(wave.wave),
      'schema:description': bilingual(
        'Vague déduite du rang dans la liste nationale, qui ne donne pas de date.',
        'Wave inferred from the rank in the national list, which gives no date.',
      ),
    };
  }
  return {
    'dcterms:date': typed(wave.year, 'gYear'),
    'schema:description': bilingual(
      'Année déduite du rang dans la liste nationale, qui ne donne pas de date.',
      'Year inferred from the rank in the national list, which gives no date.',
    ),
  };
}
