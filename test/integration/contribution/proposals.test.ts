import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Proposals, type ProposalRequest } from '../../../src/contribution/proposals.ts';
import type { Principal } from '../../../src/contribution/principal.ts';
import { ThingContributions } from '../../../src/contribution/things/thing-contributions.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';
const editor: Principal = { role: 'editor', name: 'Éditrice', fabriques: [] };
const team: Principal = { role: 'team', name: 'Équipe', fabriques: ['lab01'] };
const request: ProposalRequest = {
  collection: 'fabriques',
  body: { text: '{"name":"Le Hangar","communeCode":"01004"}', contentType: 'application/json' },
  author: 'Une voisine',
  message: 'Il a ouvert en mai',
};

describe('A proposal', () => {
  let test: WritableServer;
  let proposals: Proposals;
  beforeAll(async () => {
    test = await createWritableServer();
    const { store, validator, contributor, vocabulary } = test.dependencies;
    const things = new ThingContributions({
      store,
      validator,
      contributor,
      baseIri: base,
      context: vocabulary.context,
    });
    proposals = new Proposals(store.records, things);
  });
  afterAll(() => test.close());

  it('waits, invisible to readers and queries, while its proposer can follow it', async () => {
    const { proposal, follow } = await proposals.propose(request);
    expect((await proposals.list()).map(({ id }) => id)).toContain(proposal.id);
    expect((await test.admin('GET', '/fabriques/le-hangar')).statusCode).toBe(404);
    const ask = await test.admin('GET', `/sparql?query=${encodeURIComponent('ASK { ?s ?p "Le Hangar" }')}`);
    expect(ask.body).toContain('false');
    expect(await proposals.follow(proposal.id, follow)).toMatchObject({ state: 'waiting', author: 'Une voisine' });
    await expect(proposals.follow(proposal.id, `${follow}x`)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is carried out by an editor, once, with its proposer in the history', async () => {
    const [waiting] = await proposals.list();
    const id = waiting?.id ?? '';
    await expect(proposals.accept(id, team)).rejects.toMatchObject({ code: 'forbidden' });
    const written = await proposals.accept(id, editor, 'Merci !');
    expect(written).toMatchObject({ iri: `${base}fabriques/le-hangar`, created: true });
    expect((await test.admin('GET', '/fabriques/le-hangar')).json()).toMatchObject({ name: 'Le Hangar' });
    expect(await proposals.get(id)).toMatchObject({
      state: 'accepted',
      decision: { by: expect.any(String) as unknown },
    });
    await expect(proposals.accept(id, editor)).rejects.toMatchObject({ code: 'conflict' });
    const history = await test.admin('GET', '/fabriques/le-hangar/historique');
    expect(history.json()).toMatchObject({ revisions: [{ author: 'Une voisine (proposition), Éditrice' }] });
  });

  it('is not carried out over what changed since, nor where it is wrong, and goes on waiting', async () => {
    const stale = { ...request, slug: 'le-hangar', baseRevision: 1 };
    const { proposal } = await proposals.propose(stale);
    await expect(proposals.accept(proposal.id, editor)).rejects.toMatchObject({ code: 'revision-conflict' });
    const wrong = { ...request, body: { ...request.body, text: '{"name":"Sans commune"}' } };
    const second = await proposals.propose(wrong);
    await expect(proposals.accept(second.proposal.id, editor)).rejects.toMatchObject({ code: 'validation-failed' });
    expect(await proposals.get(second.proposal.id)).toMatchObject({ state: 'waiting' });
    await proposals.refuse(second.proposal.id, editor, 'Il manque la commune.');
    expect(await proposals.get(second.proposal.id)).toMatchObject({
      state: 'refused',
      decision: { word: 'Il manque la commune.' },
    });
  });
});
