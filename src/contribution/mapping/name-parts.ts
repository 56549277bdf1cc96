import { createHash } from 'node:crypto';
import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { compareStrings, groupBy, keyOf } from '../../core/rdf/dataset.ts';
import { slugOf } from '../../core/slug.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { dcterms, fab, schema } from '../../vocabulary/terms.ts';
import { rename } from './rename.ts';

/** How the parts of one property are addressed: `#engagement-coworking`. */
interface PartNaming {
  readonly name: string;
  /** What tells one part from another, the best first: the value of the first that there is ends the name. */
  readonly by: readonly NamedNode[];
}

const namings = new Map<string, PartNaming>([
  [schema.address.value, { name: 'address', by: [] }],
  [schema.video.value, { name: 'video', by: [schema.url, schema.embedUrl, schema.name] }],
  // What tells contacts apart is personal: it does not go into addresses.
  [schema.contactPoint.value, { name: 'contact', by: [] }],
  [fab.engagement.value, { name: 'engagement', by: [fab.action] }],
  [fab.partnership.value, { name: 'partenariat', by: [fab.partner, fab.partnerKind] }],
  [fab.labelisation.value, { name: 'labelisation', by: [dcterms.date, fab.wave, fab.programme] }],
  [fab.meets.value, { name: 'caracteristique', by: [fab.characteristic] }],
  [fab.fundingLine.value, { name: 'financement', by: [fab.funder, fab.funderKind] }],
]);

/**
 * Gives every blank node that a thing leads to an address under that of the thing. The same part gets the same
 * address whenever it is sent: the one it has in the document already, where what tells parts apart is the same
 * there, else one made of it.
 *
 * @param current - The document as it stands, whose addresses are kept.
 */
export function nameParts(body: readonly Quad[], thing: string, current: readonly Quad[]): Quad[] {
  let quads = [...body];
  // A part of a part is reached once the part itself has an address.
  for (;;) {
    const parts = nextParts(quads, thing);
    if (parts.length === 0) {
      return quads;
    }
    const taken = new Set([...quads, ...current].flatMap(({ subject, object }) => [subject.value, object.value]));
    const said = new Set(quads.map(({ subject }) => subject.value));
    const names = new Map<string, NamedNode>();
    for (const part of parts) {
      const standing = findStanding(part, current, thing);
      const free =
        standing !== undefined && !said.has(standing) && ![...names.values()].some((one) => one.value === standing);
      const iri = free ? standing : firstFree(wishedIri(part, thing), taken);
      taken.add(iri);
      names.set(part.key, DataFactory.namedNode(iri));
    }
    quads = rename(quads, names);
  }
}

interface Part {
  readonly key: string;
  readonly parent: Term;
  readonly predicate: NamedNode;
  /** What is said of it. */
  readonly triples: readonly Quad[];
  readonly content: string;
}

/** The blank nodes to which the thing or one of its addressed parts points, in an order that their content decides. */
function nextParts(quads: readonly Quad[], thing: string): Part[] {
  const bySubject = groupBy(quads, ({ subject }) => keyOf(subject));
  const parts = new Map<string, Part>();
  for (const { subject, predicate, object } of quads) {
    const isOwn = subject.value === thing || subject.value.startsWith(`${thing}#`);
    if (object.termType === 'BlankNode' && isOwn && !parts.has(keyOf(object))) {
      const key = keyOf(object);
      const triples = bySubject.get(key) ?? [];
      parts.set(key, {
        key,
        parent: subject,
        // The parser gives no other predicates.
        predicate: predicate as NamedNode,
        triples,
        content: contentOf(key, bySubject, new Set()),
      });
    }
  }
  return [...parts.values()].sort(
    (a, b) => compareStrings(a.predicate.value, b.predicate.value) || compareStrings(a.content, b.content),
  );
}

/** All that is said of a blank node, the names of blank nodes left aside. */
function contentOf(key: string, bySubject: ReadonlyMap<string, Quad[]>, above: ReadonlySet<string>): string {
  if (above.has(key)) {
    return '';
  }
  const below = new Set(above).add(key);
  return (bySubject.get(key) ?? [])
    .map(({ predicate, object }) => {
      const value = object.termType === 'BlankNode' ? contentOf(keyOf(object), bySubject, below) : keyOf(object);
      return `${predicate.value} ${value}`;
    })
    .sort(compareStrings)
    .join('\n');
}

/** The address of the part of the current document that says the same of what tells parts apart. */
function findStanding(
  { parent, predicate, triples }: Part,
  current: readonly Quad[],
  thing: string,
): string | undefined {
  const candidates = current.filter(
    (quad) =>
      quad.subject.equals(parent) && quad.predicate.equals(predicate) && quad.object.value.startsWith(`${thing}#`),
  );
  const by = namings.get(predicate.value)?.by ?? [];
  const valuesIn = (quads: readonly Quad[]) =>
    by.map((property) => quads.find((quad) => quad.predicate.equals(property))?.object.value ?? '').join('\n');
  const own = valuesIn(triples);
  return candidates.find(({ object }) => valuesIn(current.filter(({ subject }) => subject.equals(object))) === own)
    ?.object.value;
}

function wishedIri({ parent, predicate, triples, content }: Part, thing: string): string {
  const naming = namings.get(predicate.value);
  const above = parent.value === thing ? '' : `${parent.value.slice(thing.length + 1)}-`;
  const value = naming?.by
    .map((property) => triples.find((quad) => quad.predicate.equals(property))?.object.value)
    .find((one) => one !== undefined);
  const name = `${thing}#${above}${naming?.name ?? localNameOf(predicate.value)}`;
  if (naming?.by.length === 0) {
    return name;
  }
  const ending = value === undefined ? '' : slugOf(localNameOf(value.replace(/\/+$/u, '')), 40);
  return `${name}-${ending || createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
}

function firstFree(wished: string, taken: ReadonlySet<string>): string {
  let iri = wished;
  for (let number = 2; taken.has(iri); number += 1) {
    iri = `${wished}-${number}`;
  }
  return iri;
}
