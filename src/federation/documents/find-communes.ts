import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Communes } from '../../catalogue/communes.ts';
import { groupBy, keyOf } from '../../core/rdf/dataset.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { fab, rdf, schema } from '../../vocabulary/terms.ts';

/** What was found where a source gives no code of INSEE. */
export interface FoundCommunes {
  /** The statements of the source, and the codes. */
  readonly quads: readonly Quad[];
  /** The places that got one. */
  readonly found: ReadonlySet<string>;
}

const placeClasses = new Set(kinds.fabriques.classes.map(({ value }) => value));

/**
 * Finds the commune of places that have a postcode or a town and no code: the one commune that has both as they are
 * written. Where there are several, or none, nothing is guessed.
 */
export function findCommunes(quads: readonly Quad[], communes: Communes): FoundCommunes {
  const bySubject = groupBy(quads, ({ subject }) => keyOf(subject));
  const added: Quad[] = [];
  for (const { subject, predicate, object } of quads) {
    const about = bySubject.get(keyOf(subject)) ?? [];
    const isPlace = predicate.equals(rdf.type) && placeClasses.has(object.value);
    if (!isPlace || about.some((quad) => quad.predicate.equals(fab.communeCode))) {
      continue;
    }
    const address = about.find((quad) => quad.predicate.equals(schema.address))?.object;
    const parts = (address && bySubject.get(keyOf(address))) ?? [];
    const valueOf = (property: Quad['predicate']) =>
      parts.find((quad) => quad.predicate.equals(property))?.object.value.trim();
    const code = communeOf(valueOf(schema.postalCode), valueOf(schema.addressLocality), communes);
    if (code !== undefined) {
      added.push(DataFactory.quad(subject, fab.communeCode, DataFactory.literal(code)));
    }
  }
  return { quads: [...quads, ...added], found: new Set(added.map(({ subject }) => subject.value)) };
}

function communeOf(postcode: string | undefined, town: string | undefined, communes: Communes): string | undefined {
  // « Lyon Cedex 03 » is the post's name for a part of Lyon.
  const name = town?.replace(/\s+cedex\b.*$/iu, '');
  if (!postcode && !name) {
    return undefined;
  }
  const codes = new Set(communes.matching(postcode || undefined, name || undefined).map(({ code }) => code));
  return codes.size === 1 ? [...codes][0] : undefined;
}
