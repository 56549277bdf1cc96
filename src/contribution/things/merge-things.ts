import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { tripleKey } from '../../core/rdf/dataset.ts';
import { ownDocument, thingAddress } from '../../vocabulary/kinds.ts';
import { dcterms } from '../../vocabulary/terms.ts';
import type { Contributed } from '../contributor.ts';
import { readdress } from '../mapping/readdress.ts';
import type { Referrer } from '../referrers.ts';
import { Tokens } from '../tokens.ts';
import { composeDocument } from './compose-document.ts';
import { checkMergeable, findPointers, type MergeContext } from './mergeable.ts';
import { checkPrecondition } from './precondition.ts';
import { reconcile } from './reconcile.ts';
import type { Writing } from './thing-contributions.ts';

/** What becomes of two records when one is merged into the other, or of one that gets another address. */
export interface Merge {
  readonly from: string;
  readonly into: string;
  /** Whether there was nothing at the other address: the record only moves. */
  readonly moves: boolean;
  /** What the record said that the other one says otherwise; it stays in the history. */
  readonly leftOut: readonly Quad[];
  /** The statements of other documents that point to the record, and will point to the other one. */
  readonly referrers: readonly Referrer[];
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/**
 * Works out a merge without making it.
 *
 * @throws DomainError `not-found`; `bad-request` for what cannot be an address; `conflict` where a source describes
 * the record or points at it: what sources say changes by harvesting them only.
 */
export async function planMerge(from: string, into: string, context: MergeContext): Promise<Merge> {
  const { store, baseIri } = context;
  const fromGraph = ownDocument(baseIri, from);
  const intoGraph = ownDocument(baseIri, into);
  const moves = await checkMergeable(from, into, context);
  const referrers = await findPointers(from, into, context);
  const source = await store.readGraph(fromGraph);
  const current = withoutGraphs(await store.readGraph(intoGraph));
  const isOfDocument = ({ subject }: Quad) => subject.equals(fromGraph);
  const moved = readdress(withoutGraphs(source.filter((quad) => !isOfDocument(quad))), from, into);
  const { kept, leftOut } = await reconcile(moved, current, into, context);
  const self = moves ? readdressDocument(source.filter(isOfDocument), from, into, baseIri) : [];
  const replaces = DataFactory.quad(DataFactory.namedNode(into), dcterms.replaces, DataFactory.namedNode(from));
  const said = [...current, ...kept, replaces, ...self];
  const standing = new Set(current.map(tripleKey));
  const document = composeDocument(said, current, { thing: into, graph: intoGraph });
  const staying = new Set(document.map(tripleKey));
  const repointed = await repoint(referrers, from, into, context);
  return {
    ...{ from, into, moves, leftOut, referrers },
    added: [...document.filter((quad) => !standing.has(tripleKey(quad))), ...repointed.added],
    removed: [
      ...source,
      ...current
        .filter((quad) => !staying.has(tripleKey(quad)))
        .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, intoGraph)),
      ...repointed.removed,
    ],
  };
}

/**
 * Merges a record into another, or moves it to another address, in one commit: what it said moves, what pointed to it
 * points to the other, teams keep their rights, and the old address leads to the new one from then on.
 *
 * @throws DomainError as `planMerge`, `forbidden`, `revision-conflict`, `validation-failed`.
 */
export async function mergeThings(
  from: string,
  into: string,
  { principal, precondition, message }: Writing,
  context: MergeContext,
): Promise<Contributed & Merge> {
  const { store, contributor, baseIri } = context;
  let merge: Merge | undefined;
  const contributed = await contributor.contribute(
    async () => {
      merge = await planMerge(from, into, context);
      checkPrecondition(precondition, await store.describeGraph(ownDocument(baseIri, from)));
      const [before, after] = [from, into].map((iri) => thingAddress(baseIri, iri));
      const records =
        before?.collection === 'fabriques' && after
          ? await new Tokens(store.records).readdressTeams(before.slug, after.slug)
          : [];
      return {
        added: merge.added,
        removed: merge.removed,
        author: principal.name,
        message: message ?? `${merge.moves ? 'Adresse changée' : 'Fiches réunies'} : ${from} → ${into}`,
        records,
      };
    },
    { principal },
  );
  // Set by the proposal of the contribution that was made.
  return { ...contributed, ...(merge as Merge) };
}

async function repoint(
  referrers: readonly Referrer[],
  from: string,
  into: string,
  { store }: MergeContext,
): Promise<{ added: Quad[]; removed: Quad[] }> {
  const added: Quad[] = [];
  const removed: Quad[] = [];
  for (const name of new Set(referrers.map(({ graph }) => graph))) {
    const graph = DataFactory.namedNode(name);
    for (const quad of await store.readGraph(graph)) {
      const { object } = quad;
      if (object.termType === 'NamedNode' && (object.value === from || object.value.startsWith(`${from}#`))) {
        removed.push(quad);
        const target = DataFactory.namedNode(into + object.value.slice(from.length));
        added.push(DataFactory.quad(quad.subject, quad.predicate, target, graph));
      }
    }
  }
  return { added, removed };
}

/** What a document says of itself, under its other name. */
function readdressDocument(quads: readonly Quad[], from: string, into: string, baseIri: string): Quad[] {
  const renamed = readdress(quads, ownDocument(baseIri, from).value, ownDocument(baseIri, into).value);
  return readdress(withoutGraphs(renamed), from, into);
}

function withoutGraphs(quads: readonly Quad[]): Quad[] {
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
}
