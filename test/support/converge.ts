import { expect } from 'vitest';
import { type Partner, standingOf, startPartners, stopPartners } from './mutual-harvest.ts';

/** How many documents, and the last revision, of both instances after a round. */
type Figures = readonly { readonly documents: number; readonly revision: number }[];

/**
 * Two instances harvest each other for some rounds, with new, changed and deleted places on both sides in each; then
 * nobody edits any more. What each has of the other must be what the other says, and nothing may grow after that.
 */
export async function expectToConverge(
  kinds: Parameters<typeof startPartners>[0],
  rounds: number,
): Promise<readonly Figures[]> {
  const partners = await startPartners(kinds);
  try {
    const figures: Figures[] = [];
    const own = partners.map(() => new Map<string, string>());
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, partner] of partners.entries()) {
        await edit(partner, own[index] ?? new Map(), round, index);
      }
      await exchange(partners);
      figures.push(await figuresOf(partners));
    }
    // Once more, for what the second of them said after the first had listened, and for what they linked since.
    await exchange(partners);
    const settled = await figuresOf(partners);
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await exchange(partners);
      expect(await figuresOf(partners)).toEqual(settled);
    }
    for (const [index, partner] of partners.entries()) {
      const other = partners[1 - index];
      await expectToHave(partner, other?.baseIri ?? '', own[1 - index] ?? new Map());
    }
    return [...figures, settled];
  } finally {
    await stopPartners(partners);
  }
}

/** A new place, a change of the one before, the end of one from three rounds ago; and a place that both know. */
async function edit({ write, remove }: Partner, own: Map<string, string>, round: number, index: number): Promise<void> {
  const commune = `; fab:communeCode "${59001 + round}"`;
  const put = async (slug: string, name: string, more: string) => {
    own.set(slug, name);
    await write(slug, name, more);
  };
  if (round === 0) {
    const page = 'schema:url <https://www.maison-des-possibles-de-roubaix.fr/>';
    await put('commun', 'La Maison des Possibles', `; fab:communeCode "59512" ; ${page}`);
  }
  const person = index === 0 ? 'Ada' : 'Grace';
  await put(`lieu-${round}`, `Atelier ${person} ${round}`, commune);
  if (own.has(`lieu-${round - 1}`)) {
    await put(`lieu-${round - 1}`, `Atelier ${person} ${round - 1}, changé`, `; fab:communeCode "${59000 + round}"`);
  }
  if (own.has(`lieu-${round - 3}`)) {
    own.delete(`lieu-${round - 3}`);
    await remove(`lieu-${round - 3}`);
  }
}

async function exchange(partners: readonly Partner[]): Promise<void> {
  for (const { harvest } of partners) {
    const { error, identity } = await harvest();
    expect([error, identity && 'error' in identity]).toEqual([undefined, false]);
  }
}

async function figuresOf(partners: readonly Partner[]): Promise<Figures> {
  return Promise.all(
    partners.map(async (partner) => {
      const { documents, revision } = await standingOf(partner);
      return { documents: documents.size, revision };
    }),
  );
}

/** Whether an instance has one copy of each thing of the other, saying what the other says, and none of its own. */
async function expectToHave(partner: Partner, otherBase: string, own: ReadonlyMap<string, string>): Promise<void> {
  const { documents } = await standingOf(partner);
  const copies = [...documents].filter(([graph]) => graph.startsWith(`${partner.baseIri}graphs/peers/autre/`));
  const said = copies.map(([, statements]) => {
    const thing = /<http:\/\/xmlns\.com\/foaf\/0\.1\/primaryTopic> <([^>]+)>/u.exec(statements)?.[1] ?? '';
    const name = /<https:\/\/schema\.org\/name> "([^"]+)"/u.exec(statements)?.[1] ?? '';
    return [thing, name];
  });
  const expected = [...own].map(([slug, name]) => [`${otherBase}fabriques/${slug}`, name]);
  expect(said.sort()).toEqual(expected.sort());
  // The place that both know is linked by each of them, once, and neither takes the other's link for its own.
  const judged = [...documents.keys()].filter((graph) => graph.startsWith(`${partner.baseIri}graphs/identite/`));
  expect(judged).toEqual([`${partner.baseIri}graphs/identite/autre/fabriques/commun`]);
}
