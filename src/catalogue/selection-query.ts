import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import { conceptIri, sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { fab } from '../vocabulary/terms.ts';
import type { Filters, Status, Ternary } from './filters.ts';
import { isOfPlaces, kinds, thingIri, type CollectionName } from './kinds.ts';
import { missingPattern } from './missing-facts.ts';
import { allDepartements } from './territories.ts';
import { wordPattern, wordsOf } from './word-pattern.ts';

/** How the things of a collection lead to the places that the filters are about. */
const placesOf: Readonly<Record<CollectionName, string>> = {
  fabriques: '',
  'tiers-lieux': '',
  // Of a path with `?` Virtuoso has to know one end; a union by itself, beside a path with `*`, gives it nothing.
  structures: `{ SELECT ?thing ?place WHERE { { ?place fab:carriedBy ?thing } UNION { ?place fab:partnership/fab:partner ?thing }
    UNION { ?thing a fab:Structure BIND(?thing AS ?place) } } }`,
  actions: '?place fab:engagement ?engagement . ?engagement fab:action/skos:broader* ?thing .',
  visites: '?thing fab:visitor|fab:host ?place .',
  pratiques: '?thing fab:practisedBy ?place .',
  categories: '?thing ^fab:practiceCategory/fab:practisedBy ?place .',
};

/** Where words are looked for, as a property path. */
export const searchedTexts: string = [
  'schema:name|schema:alternateName|schema:description|schema:text|skos:prefLabel|skos:altLabel|skos:definition',
  'fab:communeCode|(schema:address/(schema:addressLocality|schema:postalCode))',
  '((fab:carriedBy|fab:visitor|fab:host|fab:practisedBy)/schema:name)',
].join('|');

const statusTerms: Readonly<Record<Status, Term>> = { does: fab.Does, starting: fab.Starting, wants: fab.Wants };

/** The SPARQL pattern that binds `?thing` to every member of a collection, those that the vocabulary defines too. */
export function membershipPattern(baseIri: string, collection: CollectionName): string {
  return `VALUES ?class { ${kinds[collection].classes.map(termToSparql).join(' ')} } ?thing a ?class .
    FILTER(${beginningsOf(baseIri, collection)
      .map((one) => `STRSTARTS(STR(?thing), ${text(one)})`)
      .join(' || ')})`;
}

/** Whether a thing of some classes is a member of a collection, as {@link membershipPattern} tells it. */
export function isMember(baseIri: string, collection: CollectionName, iri: string, types: readonly string[]): boolean {
  return (
    kinds[collection].classes.some(({ value }) => types.includes(value)) &&
    beginningsOf(baseIri, collection).some((beginning) => iri.startsWith(beginning))
  );
}

function beginningsOf(baseIri: string, collection: CollectionName): string[] {
  const { scheme } = kinds[collection];
  return [`${baseIri}${collection}/`, ...(scheme === undefined ? [] : [conceptIri(scheme, '')])];
}

/** The SPARQL query for the members of a collection that pass the filters, in no order. */
export function selectionQuery(baseIri: string, collection: CollectionName, filters: Filters): string {
  const place = isOfPlaces(collection) ? '?thing' : '?place';
  const ofPlace = placePatterns(baseIri, place, filters, collection);
  return `${sparqlPrefixes('fab', 'schema', 'skos', 'dcterms', 'geo', 'xsd')}SELECT DISTINCT ?thing WHERE {
    ${membershipPattern(baseIri, collection)}
    ${ofPlace.length > 0 ? placesOf[collection] : ''}
    ${[...ofPlace, ...thingPatterns(baseIri, collection, filters)].join('\n    ')}
  }`;
}

function thingPatterns(baseIri: string, collection: CollectionName, filters: Filters): string[] {
  const { q, action, annee, fabrique } = filters;
  const words = wordsOf(q ?? '').map(
    (word) => `FILTER EXISTS { ?thing ${searchedTexts} ?text . FILTER(REGEX(?text, ${text(wordPattern(word))}, "i")) }`,
  );
  return [
    ...words,
    ...(collection === 'actions' && action.length > 0
      ? [`?thing skos:broader* ?category . ${values('?category', things(baseIri, 'actions', action))}`]
      : []),
    ...(collection === 'visites' && annee.length > 0 ? [yearPattern('?thing schema:startDate', annee)] : []),
    ...(fabrique.length > 0
      ? [
          `?thing fab:visitor|fab:host ?party . ${values(
            '?party',
            (['fabriques', 'tiers-lieux'] as const).flatMap((places) => things(baseIri, places, fabrique)),
          )}`,
        ]
      : []),
  ];
}

function placePatterns(baseIri: string, place: string, filters: Filters, collection: CollectionName): string[] {
  const { departement, region, commune, codePostal, qpv, numerique, structure, famille, annee, manque } = filters;
  const { bbox, pres } = filters;
  const within = Number.isFinite(filters.rayon) ? pres : undefined;
  const ofRegions = allDepartements.filter((one) => region.includes(one.region.code)).map(({ code }) => code);
  return [
    ...startsWith(place, departement, '?departement'),
    ...(region.length > 0 ? startsWith(place, ofRegions, '?region') : []),
    ...(commune.length > 0 ? [`${place} fab:communeCode ?commune . ${values('?commune', commune.map(literal))}`] : []),
    ...(codePostal.length > 0
      ? [`${place} schema:address/schema:postalCode ?postcode . ${values('?postcode', codePostal.map(literal))}`]
      : []),
    ...(qpv ? [ternaryPattern(qpv, `${place} fab:inQPV`)] : []),
    ...(numerique ? [ternaryPattern(numerique, `${place} fab:numerique`, `${place} a fab:FabriqueNumerique`)] : []),
    ...engagementPatterns(baseIri, place, filters, collection),
    ...(structure.length > 0
      ? [
          `${place} fab:carriedBy|(fab:partnership/fab:partner) ?structure . ${values('?structure', things(baseIri, 'structures', structure))}`,
        ]
      : []),
    ...(famille.length > 0
      ? [
          `${place} fab:family ?family . ${values(
            '?family',
            famille.map((slug) => DataFactory.namedNode(conceptIri('families', slug))),
          )}`,
        ]
      : []),
    ...(manque.length > 0 ? [missingPattern(place, manque)] : []),
    ...(annee.length > 0 && collection !== 'visites'
      ? [yearPattern(`${place} fab:labelisation/dcterms:date`, annee)]
      : []),
    // Coordinates belong together as one document states them.
    ...(bbox || within ? [`GRAPH ?where { ${place} geo:lat ?lat ; geo:long ?long }`] : []),
    ...(bbox ? [boxFilter(bbox)] : []),
    ...(within ? [radiusFilter(within, filters.rayon)] : []),
  ];
}

function engagementPatterns(
  baseIri: string,
  place: string,
  { action, statut }: Filters,
  collection: CollectionName,
): string[] {
  const byAction = collection === 'actions' ? [] : action;
  return byAction.length === 0 && statut.length === 0
    ? []
    : [
        `${place} fab:engagement ?engagement .`,
        ...(byAction.length > 0
          ? [
              `?engagement fab:action/skos:broader* ?action . ${values('?action', things(baseIri, 'actions', byAction))}`,
            ]
          : []),
        ...(statut.length > 0
          ? [
              `?engagement fab:status ?status . ${values(
                '?status',
                statut.map((status) => statusTerms[status]),
              )}`,
            ]
          : []),
      ];
}

/** By the code of the commune alone, which the smallest record has. */
function startsWith(place: string, codes: readonly string[], name: string): string[] {
  const tests = codes.map((code) => `STRSTARTS(${name}, ${text(code)})`);
  return codes.length === 0 ? [] : [`${place} fab:communeCode ${name} . FILTER(${tests.join(' || ')})`];
}

function ternaryPattern(wanted: Ternary, property: string, alsoTrue?: string): string {
  switch (wanted) {
    case 'oui':
      return alsoTrue ? `{ ${property} true } UNION { ${alsoTrue} }` : `${property} true .`;
    case 'non':
      return `${property} false .`;
    case 'inconnu':
      return `FILTER NOT EXISTS { ${property} ?anything }${alsoTrue ? ` FILTER NOT EXISTS { ${alsoTrue} }` : ''}`;
  }
}

function yearPattern(path: string, years: readonly string[]): string {
  return `${path} ?date . FILTER(SUBSTR(STR(?date), 1, 4) IN (${years.map(text).join(', ')}))`;
}

function boxFilter([west, south, east, north]: readonly [number, number, number, number]): string {
  const across = west <= east ? '&&' : '||';
  return `FILTER(?lat >= ${decimal(south)} && ?lat <= ${decimal(north)} && (?long >= ${decimal(west)} ${across} ?long <= ${decimal(east)}))`;
}

/**
 * Distance on a plane that touches the globe at the point: SPARQL has no sines, and a few percent at 500 km do no harm.
 * In doubles, since products of decimals run out of digits in some engines.
 */
function radiusFilter({ lat, long }: { lat: number; long: number }, kilometres: number): string {
  const perLong = double(111.32 * Math.cos((lat * Math.PI) / 180));
  const east = `((xsd:double(?long) - ${double(long)}) * ${perLong})`;
  const north = `((xsd:double(?lat) - ${double(lat)}) * ${double(110.574)})`;
  return `FILTER(${east} * ${east} + ${north} * ${north} <= ${double(kilometres * kilometres)})`;
}

function things(baseIri: string, collection: CollectionName, slugs: readonly string[]): Term[] {
  return slugs.map((slug) => DataFactory.namedNode(thingIri(baseIri, collection, slug)));
}

function values(variable: string, terms: readonly Term[]): string {
  return `VALUES ${variable} { ${terms.map(termToSparql).join(' ')} }`;
}

function literal(value: string): Term {
  return DataFactory.literal(value);
}

function text(value: string): string {
  return termToSparql(DataFactory.literal(value));
}

function decimal(value: number): string {
  return value.toFixed(9);
}

function double(value: number): string {
  return value.toExponential(12);
}
