import { conceptIri, localNameOf } from '../../vocabulary/namespaces.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Parameters } from '../read-filters.ts';
import { refusedParameter } from '../refused-parameter.ts';
import { fold, splitWords } from '../search/search-words.ts';
import type { PracticeEntry, PracticeIndex } from './practice-index.ts';

/** A category with the practices in it, and the names of the fabriques that practise them. */
export interface PracticeCategory {
  readonly concept: string;
  readonly practices: readonly PracticeEntry[];
  readonly fabriques: ReadonlyMap<string, string>;
}

/** The practices by category. */
export interface PracticeList {
  readonly q: string;
  /** The category that was chosen, if one was. */
  readonly chosen: string | undefined;
  readonly counts: readonly { readonly concept: string; readonly count: number }[];
  readonly categories: readonly PracticeCategory[];
}

/**
 * Lists the practices by category, those that pass `q` and `categorie`. The categories of the vocabulary come first,
 * empty or not, then those that contributors have added.
 *
 * @throws DomainError `bad-request` where the category is not known.
 */
export async function listPractices(
  tables: MemberTables,
  practices: PracticeIndex,
  parameters: Parameters,
): Promise<PracticeList> {
  const [fabriques, known] = await Promise.all([tables.of('fabriques'), tables.of('categories')]);
  const one = (name: string): string | undefined => parameters.findLast(([key]) => key === name)?.[1].trim();
  const [q = '', slug] = [one('q'), one('categorie')];
  const all = [...practices.values()];
  const concepts = [...new Set([...vocabularyFirst(known.keys()), ...all.flatMap(({ categories }) => categories)])];
  const chosen = slug === undefined ? undefined : concepts.find((concept) => localNameOf(concept) === slug);
  if (slug !== undefined && chosen === undefined) {
    throw refusedParameter('categorie', slug, concepts.map(localNameOf).join(', '));
  }
  const words = splitWords(fold(q));
  const found = all.filter(({ member, descriptions }) => {
    const text = fold([member.name, ...descriptions.map(({ value }) => value)].join(' '));
    return words.every((word) => text.includes(word));
  });
  const within = (concept: string) => found.filter(({ categories }) => categories.includes(concept));
  const names = new Map(
    found.flatMap(({ practisedBy }) =>
      practisedBy.flatMap((iri) => {
        const fabrique = fabriques.get(iri);
        return fabrique ? [[iri, fabrique.name] as const] : [];
      }),
    ),
  );
  return {
    q,
    chosen,
    counts: concepts.map((concept) => ({ concept, count: within(concept).length })),
    categories: (chosen === undefined ? concepts : [chosen])
      .map((concept) => ({ concept, practices: within(concept), fabriques: names }))
      .filter((category) => words.length === 0 || category.practices.length > 0),
  };
}

/** The categories that the vocabulary defines, then those that contributors have added. */
function vocabularyFirst(categories: Iterable<string>): string[] {
  const isDefined = (iri: string) => iri.startsWith(practiceCategory(''));
  return [...categories].sort((a, b) => Number(isDefined(b)) - Number(isDefined(a)));
}

/** The category of governance and the like by its slug. */
export function practiceCategory(slug: string): string {
  return conceptIri('practice-categories', slug);
}
