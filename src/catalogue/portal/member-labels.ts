import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { CollectionName } from '../kinds.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { createLabels, type Labels } from './labels.ts';
import { readResources } from './resource.ts';

/** The collections whose members lists and filters name. */
const named = ['actions', 'structures', 'categories', 'fabriques', 'tiers-lieux'] as const satisfies CollectionName[];

/** How a list names things: as the tables of the collections do, without asking the store anything. */
export async function memberLabels(tables: MemberTables, vocabulary: Vocabulary, language: string): Promise<Labels> {
  const all = await Promise.all(named.map(async (collection) => tables.of(collection)));
  const find = (iri: string): Member | undefined => all.find((table) => table.has(iri))?.get(iri);
  const labels = createLabels(vocabulary, readResources([]), language);
  const thing: Labels['thing'] = (iri) => {
    const member = find(iri);
    const label = member?.labels[language];
    return member
      ? { iri, name: label ?? member.name, language: label === undefined ? '' : language }
      : labels.thing(iri);
  };
  return {
    ...labels,
    thing,
    concept: (iri) => (find(iri) ? thing(iri) : labels.concept(iri)),
  };
}
