import { describe, expect, it } from 'vitest';
import { readMatrix } from '../../../src/catalogue/actions/matrix.ts';
import type { MemberTables } from '../../../src/catalogue/member-tables.ts';
import type { Member } from '../../../src/catalogue/members.ts';
import { createPortal } from '../../../src/http/create-portal.ts';
import { actionsPage } from '../../../src/http/pages/action-matrix.tsx';
import type { Store } from '../../../src/store/store.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';

const baseIri = 'https://fabriques.example/';
const portal = createPortal({ store: {} as Store, vocabulary: loadVocabulary(), baseIri });

/** Of a member, what the matrix asks for is read only. */
const memberOf = (part: Partial<Member>) =>
  ({ communeCodes: [], actions: [], labels: {}, others: {}, ...part }) as Member;

/** The matrix of an action that some fabriques of the Savoie do. */
async function matrixOf(count: number, language: 'fr' | 'en' = 'fr'): Promise<string> {
  const action = memberOf({ iri: `${baseIri}actions/fab-lab`, slug: 'fab-lab', name: 'Fab lab' });
  const fabriques = Array.from({ length: count }, (_, index) =>
    memberOf({
      iri: `${baseIri}fabriques/f${index}`,
      name: `Fabrique ${index}`,
      communeCodes: ['73065'],
      actions: [{ iri: action.iri, name: action.name, status: 'does' }],
    }),
  );
  const tables: MemberTables = {
    revision: async () => 1,
    of: async (name) =>
      new Map((name === 'fabriques' ? fabriques : name === 'actions' ? [action] : []).map((one) => [one.iri, one])),
  };
  const matrix = await readMatrix(tables, [['departement', '73']]);
  const html = portal.render((context, alternates) => actionsPage(matrix, alternates, context), {
    ...{ baseIri, url: '/actions?departement=73', choice: { language, explicit: false }, alternates: [] },
  });
  return (/<tr class="category">.*?<\/tr>/su.exec(html)?.[0] ?? '').replaceAll('&amp;', '&');
}

const namesIn = (row: string) => [...row.matchAll(/href="\/fabriques\/\w+">([^<]+)</gu)].map(([, name]) => name);

describe('A cell of the matrix of actions', () => {
  it('counts all, names the first and leads to the others as a set of the same place', async () => {
    const row = await matrixOf(1234);
    expect(row).toContain('<strong class="tally-of">1 234</strong>'.replace(' 2', '\u202F2'));
    expect(namesIn(row)).toEqual(['Fabrique 0', 'Fabrique 1', 'Fabrique 2']);
    expect(row).toContain('href="/fabriques?action=fab-lab&statut=does&departement=73">1\u202F231 autres</a>');
  });

  it('is as long for ten times as many', async () => {
    expect((await matrixOf(5000)).length - (await matrixOf(500)).length).toBeLessThan(20);
  });

  it('names all where there are few, and says one of one', async () => {
    expect(namesIn(await matrixOf(3))).toHaveLength(3);
    expect(await matrixOf(3)).not.toContain('autre');
    expect(await matrixOf(4)).toContain('>1 autre<');
    expect(await matrixOf(4, 'en')).toContain('>1 other<');
    expect(await matrixOf(1)).not.toContain('tally-of');
  });
});
