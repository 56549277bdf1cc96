import type { Quad } from '@rdfjs/types';
import { groupBy, keyOf } from '../core/rdf/dataset.ts';
import type { Store } from '../store/store.ts';
import { agreedContacts, contactsOf, publishable } from '../vocabulary/publishable.ts';
import type { ThingRevision } from './history.ts';
import type { Thing } from './thing.ts';

/** A thing as anybody may read it; the same one where nothing of it is withheld. */
export function publishedThing(thing: Thing): Thing {
  const documents = [...groupBy(thing.statements, ({ graph }) => graph.value).values()];
  const statements = documents.flatMap((document) => publishable(document));
  return statements.length === thing.statements.length ? thing : { ...thing, statements, isPartial: true };
}

/** An older version as anybody may read it: with the contacts that are agreed to in it and today. */
export async function publishedMemento(thing: Thing, store: Store): Promise<Thing> {
  const documents = [...groupBy(thing.statements, ({ graph }) => graph.value).values()];
  const published = await Promise.all(
    documents.map(async (document) => {
      const today = agreedContacts(document[0] ? await store.readGraph(document[0].graph) : []);
      return publishable(document, (contact) => today.has(keyOf(contact)));
    }),
  );
  const statements = published.flat();
  return statements.length === thing.statements.length ? thing : { ...thing, statements, isPartial: true };
}

/** A history without what it tells of contacts that nobody agrees to publish today. */
export async function publishedHistory(revisions: readonly ThingRevision[], store: Store): Promise<ThingRevision[]> {
  const all = revisions.flatMap(({ added, removed }) => [...added, ...removed]);
  const withheld = new Set<string>();
  for (const said of groupBy(all, ({ graph }) => graph.value).values()) {
    const contacts = contactsOf(said);
    const agreed = contacts.size === 0 || !said[0] ? undefined : agreedContacts(await store.readGraph(said[0].graph));
    contacts.forEach((_, key) => agreed?.has(key) || withheld.add(key));
  }
  const shown = ({ subject, object }: Quad) => !withheld.has(keyOf(subject)) && !withheld.has(keyOf(object));
  return withheld.size === 0
    ? [...revisions]
    : revisions.map((one) => ({ ...one, added: one.added.filter(shown), removed: one.removed.filter(shown) }));
}
