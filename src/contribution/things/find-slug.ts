import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { slugOf } from '../../core/slug.ts';
import type { Store } from '../../store/store.ts';
import { type CollectionName, kinds, ownDocument, thingIri } from '../../vocabulary/kinds.ts';
import { conceptIri, localNameOf } from '../../vocabulary/namespaces.ts';
import { fab, schema, skos } from '../../vocabulary/terms.ts';

/** What the slug of a new thing may be: what needs no escape in an address. */
const goodSlug = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/u;

/** What is an address of its own below a collection: the form of a new thing. */
const reservedSlugs: readonly string[] = ['nouvelle'];

/** @throws DomainError `bad-request` for a slug that a new thing cannot have. */
export function checkSlug(slug: string): void {
  if (!goodSlug.test(slug) || reservedSlugs.includes(slug)) {
    throw new DomainError(
      'bad-request',
      `"${slug}" cannot be a new address: letters without accents, digits, hyphens`,
      {
        details: {
          inFrench: `« ${slug} » ne peut pas être une nouvelle adresse : des lettres sans accent, des chiffres, des tirets`,
        },
      },
    );
  }
}

/** A readable slug for a new thing, made of its name, that no thing has or ever had. */
export async function findSlug(
  store: Store,
  baseIri: string,
  collection: CollectionName,
  body: readonly Quad[],
  thing: string,
): Promise<string> {
  const wished = slugOf(nameIn(body, thing)) || collection.replace(/s$/u, '');
  let slug = wished;
  for (
    let number = 2;
    reservedSlugs.includes(slug) ||
    (await isTaken(store, baseIri, thingIri(baseIri, collection, slug))) ||
    (await isInVocabulary(store, collection, slug));
    number += 1
  ) {
    slug = `${wished}-${number}`;
  }
  return slug;
}

/** What the vocabulary defines is found by its short name beside what contributors add. */
async function isInVocabulary(store: Store, collection: CollectionName, slug: string): Promise<boolean> {
  const { scheme } = kinds[collection];
  return scheme !== undefined && (await store.graphsAbout(DataFactory.namedNode(conceptIri(scheme, slug)))).length > 0;
}

/** Addresses are not given twice: what once was somewhere may still be linked to. */
export async function isTaken(store: Store, baseIri: string, iri: string): Promise<boolean> {
  if ((await store.graphsAbout(DataFactory.namedNode(iri))).length > 0) {
    return true;
  }
  for await (const { revision } of store.commits({ graph: ownDocument(baseIri, iri) })) {
    return revision > 0;
  }
  return false;
}

function nameIn(body: readonly Quad[], thing: string): string {
  const valueOf = (predicate: NamedNode) =>
    body.find((quad) => quad.subject.value === thing && quad.predicate.equals(predicate))?.object.value;
  const inFrench = body.find(
    ({ subject, predicate, object }) =>
      subject.value === thing &&
      predicate.equals(skos.prefLabel) &&
      object.termType === 'Literal' &&
      object.language === 'fr',
  );
  const name = valueOf(schema.name) ?? inFrench?.object.value ?? valueOf(skos.prefLabel);
  const [visitor, host] = [valueOf(fab.visitor), valueOf(fab.host)].map((iri) => iri && localNameOf(iri));
  return name ?? (visitor && host ? `${visitor} chez ${host} ${valueOf(schema.startDate) ?? ''}` : '');
}
