import { actionSlugs } from './actions.ts';
import type { Random } from './random.ts';
import type { Structure } from './structures.ts';
import type { Commune } from './territory.ts';
import { type BenchDocument, concept, document, link, literal, type Triple } from './triples.ts';
import { families, partnerKinds, sentences, streets, toSlug } from './words.ts';

/** What a fabrique is made from. */
export interface FabriqueInput {
  readonly slug: string;
  readonly name: string;
  readonly commune: Commune;
  readonly structures: readonly Structure[];
  readonly random: Random;
}

/** What every source says of it. */
function identity({ slug, name, commune }: FabriqueInput): Triple[] {
  const place = link(`fabriques/${slug}`);
  return [
    [place, 'rdf:type', 'fab:Fabrique'],
    [place, 'schema:name', literal(name)],
    [place, 'fab:communeCode', literal(commune.code)],
    [place, 'fab:departementCode', literal(commune.departement)],
    [place, 'fab:regionCode', literal(commune.region)],
  ];
}

/** A fabrique's own document, of about forty-four triples. */
export function makeFabrique(input: FabriqueInput): BenchDocument {
  const triples = [
    ...identity(input),
    ...whereItIs(input),
    ...whatItIs(input),
    ...whoCarriesIt(input),
    ...whatItDoes(input),
    ...itsLabel(input),
  ];
  return document(`fabriques/${input.slug}`, triples);
}

/** The document of a second source, which repeats the fabrique's own words and adds the wave of the label. */
export function makeSourceDocument(input: FabriqueInput): BenchDocument {
  const place = link(`fabriques/${input.slug}`);
  const label = link(`fabriques/${input.slug}#labelisation-anct`);
  const triples: Triple[] = [
    ...identity(input),
    [place, 'fab:labelisation', label],
    [label, 'rdf:type', 'fab:Labelisation'],
    [label, 'fab:programme', concept('programmes', 'fabrique-de-territoire')],
    [label, 'fab:wave', literal('2020-2021')],
  ];
  return document(`fabriques/${input.slug}`, triples, 'peers/bench/');
}

function whereItIs({ slug, commune, random }: FabriqueInput): Triple[] {
  const place = link(`fabriques/${slug}`);
  const address = link(`fabriques/${slug}#address`);
  const [long, lat] = commune.centre;
  const near = (middle: number) => literal((middle + (random.next() - 0.5) / 2).toFixed(6), '^^xsd:decimal');
  const triples: Triple[] = [
    [place, 'schema:address', address],
    [address, 'rdf:type', 'schema:PostalAddress'],
    [address, 'schema:postalCode', literal(commune.postcode)],
    [address, 'schema:addressLocality', literal(commune.name)],
    [address, 'schema:addressCountry', literal('FR')],
    [place, 'geo:lat', near(lat)],
    [place, 'geo:long', near(long)],
    [place, 'fab:locationPrecision', literal('commune')],
  ];
  if (random.chance(0.7)) {
    triples.push([address, 'schema:streetAddress', literal(`${random.integer(1, 180)} ${random.pick(streets)}`)]);
  }
  if (commune.epci !== undefined) {
    triples.push([place, 'fab:epciCode', literal(commune.epci)]);
  }
  const inQpv = random.next();
  if (inQpv < 0.8) {
    triples.push([place, 'fab:inQPV', literal(String(inQpv < 0.25), '^^xsd:boolean')]);
  }
  if (inQpv < 0.2) {
    const code = `QN${commune.departement.padStart(3, '0')}${String(random.integer(1, 99)).padStart(2, '0')}M`;
    triples.push([place, 'fab:qpvCode', literal(code)]);
  }
  return triples;
}

function whatItIs({ slug, random, commune }: FabriqueInput): Triple[] {
  const place = link(`fabriques/${slug}`);
  const triples: Triple[] = [[place, 'fab:family', concept('families', random.pick(families))]];
  const territory = commune.population > 40_000 ? 'urbain' : commune.population > 10_000 ? 'periurbain' : 'rural';
  triples.push([place, 'fab:territoryType', concept('territory-types', territory)]);
  const digital = random.next();
  if (digital < 0.6) {
    triples.push([place, 'fab:numerique', literal(String(digital < 0.3), '^^xsd:boolean')]);
  }
  if (digital < 0.3) {
    triples.push([place, 'rdf:type', 'fab:FabriqueNumerique']);
  }
  if (random.chance(0.8)) {
    const text = `${random.pick(sentences)} ${random.pick(sentences)}`;
    triples.push([place, 'schema:description', literal(text, '@fr')]);
  }
  if (random.chance(0.5)) {
    triples.push([place, 'schema:url', link(`https://${slug.slice(0, 50)}.example.org/`)]);
  }
  if (random.chance(0.2)) {
    triples.push([place, 'fab:applicationFile', link(`https://dossiers.example.org/${slug}.pdf`)]);
  }
  return triples;
}

function whoCarriesIt({ slug, structures, random }: FabriqueInput): Triple[] {
  const place = link(`fabriques/${slug}`);
  // Partners are shared by few, or by many: a social landlord works with a whole département.
  const structure = (skew: number) => structures[random.skewed(structures.length, skew)]?.slug ?? '';
  const lead = structure(1);
  const triples: Triple[] = [[place, 'fab:carriedBy', link(`structures/${lead}`)]];
  if (random.chance(0.2)) {
    triples.push([place, 'fab:leadCarrier', link(`structures/${lead}`)]);
    triples.push([place, 'fab:carriedBy', link(`structures/${structure(1)}`)]);
  }
  const partners = new Map(
    Array.from({ length: random.integer(0, 3) }, () => [structure(1.6), random.pick(partnerKinds)]),
  );
  for (const [partner, kind] of partners) {
    const partnership = link(`fabriques/${slug}#partenariat-${partner}`);
    triples.push(
      [place, 'fab:partnership', partnership],
      [partnership, 'rdf:type', 'fab:Partnership'],
      [partnership, 'fab:partner', link(`structures/${partner}`)],
      [partnership, 'fab:partnerKind', concept('partner-kinds', kind)],
    );
  }
  return triples;
}

const statuses = ['fab:Does', 'fab:Does', 'fab:Does', 'fab:Starting', 'fab:Wants', 'fab:Wants'] as const;

function whatItDoes({ slug, random }: FabriqueInput): Triple[] {
  const place = link(`fabriques/${slug}`);
  const actions = new Set(
    Array.from({ length: random.integer(0, 5) }, () => actionSlugs[random.skewed(actionSlugs.length, 1.5)]),
  );
  return [...actions].flatMap((action = '') => {
    const engagement = link(`fabriques/${slug}#engagement-${action}`);
    return [
      [place, 'fab:engagement', engagement],
      [engagement, 'rdf:type', 'fab:Engagement'],
      [engagement, 'fab:action', link(`actions/${action}`)],
      [engagement, 'fab:status', random.pick(statuses)],
    ] satisfies Triple[];
  });
}

function itsLabel({ slug, random }: FabriqueInput): Triple[] {
  const year = String(random.integer(2019, 2024));
  const label = link(`fabriques/${slug}#labelisation-${year}`);
  return [
    [link(`fabriques/${slug}`), 'fab:labelisation', label],
    [label, 'rdf:type', 'fab:Labelisation'],
    [label, 'fab:programme', concept('programmes', 'fabrique-de-territoire')],
    [label, 'dcterms:date', literal(year, '^^xsd:gYear')],
  ];
}

/** A name that no other fabrique has, from the usual words and the commune. */
export function nameOf(
  kind: string,
  words: string,
  commune: Commune,
  taken: Set<string>,
): { name: string; slug: string } {
  const candidates = [`${kind} ${words}`, `${kind} ${words} de ${commune.name}`];
  const name =
    candidates.find((candidate) => !taken.has(toSlug(candidate))) ?? nextNumbered(candidates[1] ?? '', taken);
  const slug = toSlug(name);
  taken.add(slug);
  return { name, slug };
}

function nextNumbered(name: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(toSlug(`${name} ${number}`))) {
    number += 1;
  }
  return `${name} ${number}`;
}
