import type { Quad } from '@rdfjs/types';
import type { Store } from '../store/store.ts';
import type { CollectionName } from './kinds.ts';
import { byName } from './member-order.ts';
import { type MemberTable, readMemberTable } from './member-table.ts';
import type { Member } from './members.ts';

/** What happened after a revision: the things of which something changed, or undefined where it was too much to tell. */
export type ChangedSince = (revision: number) => Promise<ReadonlySet<string> | undefined>;

/** Beyond these a table is read as a whole: that is one query, too, and not much slower. */
const [mostQuads, mostThings] = [5000, 300];

/** Tells what changed after a revision, read once for all the tables that ask at the same revision. */
export function createChangedSince(store: Store): ChangedSince {
  let known: { readonly from: number; readonly to: number; readonly changed: ReturnType<ChangedSince> } | undefined;
  const read = async (from: number): ReturnType<ChangedSince> => {
    const changed = new Set<string>();
    let count = 0;
    for await (const { added, removed } of store.commits({ from: from + 1 })) {
      count += added.length + removed.length;
      if (count > mostQuads) {
        return undefined;
      }
      for (const quad of [...added, ...removed]) {
        const thing = thingOf(quad);
        if (thing === undefined) {
          return undefined;
        }
        changed.add(thing);
      }
    }
    return changed;
  };
  return async (from) => {
    const to = await store.revision();
    if (known?.from !== from || known.to !== to) {
      known = { from, to, changed: read(from) };
    }
    return known.changed;
  };
}

/** The thing that a statement is about; blank nodes tell nothing. */
function thingOf({ subject }: Quad): string | undefined {
  return subject.termType === 'NamedNode' ? thingIn(subject.value) : undefined;
}

/** The thing that an IRI is, or is a part of: the parts of a thing are fragments of it. */
export function thingIn(iri: string): string {
  return iri.split('#', 1)[0] ?? iri;
}

/**
 * A table as it is now, from what it was: only what changed is read, and what names something that changed, since a
 * member holds the names of others.
 *
 * @returns The table itself where nothing of it has changed.
 */
export async function bringForward(
  table: MemberTable,
  changed: ReadonlySet<string> | undefined,
  collection: CollectionName,
  { store, baseIri }: { readonly store: Store; readonly baseIri: string },
): Promise<MemberTable> {
  const own = [...(changed ?? [])].filter((iri) => iri.startsWith(`${baseIri}${collection}/`));
  const naming = [...table.values()].filter((member) => namedBy(member).some((iri) => changed?.has(iri)));
  const touched = [...new Set([...own, ...naming.map(({ iri }) => iri)])];
  if (!changed || touched.length > mostThings) {
    return readMemberTable(store, baseIri, collection);
  }
  if (touched.length === 0) {
    return table;
  }
  const fresh = await readMemberTable(store, baseIri, collection, touched);
  const gone = new Set(touched);
  const members = [...[...table.values()].filter(({ iri }) => !gone.has(iri)), ...fresh.values()];
  return new Map(members.sort(byName).map((member) => [member.iri, member]));
}

/** The things whose names or facts a member holds. */
function namedBy({ carriers, leadCarriers, structures, actions, others }: Member): string[] {
  return [
    ...[...carriers, ...leadCarriers, ...actions].map(({ iri }) => iri),
    ...structures,
    ...Object.values(others).flat(),
  ];
}
