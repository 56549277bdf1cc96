import type { Quad } from '@rdfjs/types';
import type { Principal } from '../../contribution/principal.ts';
import { DomainError } from '../../core/errors.ts';
import { identityDocument, type Verdict } from '../../vocabulary/identity.ts';
import { type Judgement, judgementQuads, takenWith } from './judgement.ts';
import { type IdentityContext, readJudgements } from './read-judgements.ts';
import { reasonsInWords } from './reasons.ts';
import { type ReconcileReport, reconcile } from './reconcile.ts';
import { findWaiting, listWaiting, noLongerWaiting, type WaitingPair } from './waiting.ts';

/** What an editor says of a pair. */
export interface Decision {
  readonly verdict: Verdict;
  /** Why, in the editor's own words. */
  readonly word?: string;
  readonly principal: Principal;
}

/** Whether records of different sources speak of one place: compared, judged, remembered, published. */
export class Identity {
  #running: Promise<ReconcileReport> | undefined;

  public constructor(private readonly context: IdentityContext) {}

  /**
   * Compares the places of all sources: links those that are certain, and lists the others for editors.
   *
   * @param source - Only pairs of which this source speaks, such as after its harvest.
   */
  public async reconcile(source?: string): Promise<ReconcileReport> {
    // One after the other: a comparison reads what the one before it wrote.
    const before = this.#running?.catch(() => undefined);
    const mine = (async () => {
      await before;
      return reconcile(this.context, source);
    })();
    this.#running = mine;
    return mine;
  }

  /** The pairs that wait for an editor, the most probable first. */
  public async waiting(): Promise<WaitingPair[]> {
    return listWaiting(this.context.store.records);
  }

  /** What people judged, the last first. */
  public async judged(): Promise<Judgement[]> {
    const all = await readJudgements(this.context);
    return all.filter(({ by }) => by !== undefined).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  }

  /**
   * Judges a pair, and publishes the judgement.
   *
   * @throws DomainError `not-found` where the pair waits no longer, `forbidden`.
   */
  public async decide(id: string, { verdict, word, principal }: Decision): Promise<Judgement> {
    const { store, contributor, baseIri } = this.context;
    const pair = await findWaiting(store.records, id);
    if (!pair) {
      throw new DomainError('not-found', 'This pair waits no longer', {
        details: { inFrench: 'Cette paire n’attend plus' },
      });
    }
    const found = reasonsInWords(pair.evidence);
    const said = word ? ` « ${word} »` : '';
    const judgement: Judgement = {
      ...{ place: pair.place.iri, other: pair.other.iri, source: pair.source, verdict },
      confidence: pair.score,
      reasons: { fr: found.fr + said, en: found.en + said },
      by: principal.name,
      on: new Date().toISOString().slice(0, 10),
    };
    await contributor.contribute(
      async () => ({
        removed: await this.#standing(judgement),
        added: judgementQuads(judgement, baseIri),
        author: principal.name,
        message: `${judgement.place} ${verdict} ${judgement.other}`,
        records: [noLongerWaiting(id)],
      }),
      { principal },
    );
    return judgement;
  }

  /** Takes a judgement back; the pair is compared again the next time. */
  public async takeBack(judgement: Pick<Judgement, 'place' | 'other' | 'source'>, principal: Principal): Promise<void> {
    await this.context.contributor.contribute(
      async () => ({
        removed: await this.#standing(judgement),
        added: [],
        author: principal.name,
        message: `${judgement.place} ? ${judgement.other}`,
      }),
      { principal },
    );
  }

  /** What stands of a judgement; the whole document where it is the last one in it. */
  async #standing({ place, other, source }: Pick<Judgement, 'place' | 'other' | 'source'>): Promise<readonly Quad[]> {
    const document = await this.context.store.readGraph(identityDocument(this.context.baseIri, source, place));
    return takenWith(document, other);
  }
}
