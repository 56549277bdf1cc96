import { createDeparted } from '../catalogue/departed.ts';
import { thingIri, type CollectionName } from '../catalogue/kinds.ts';
import { findReplacement } from '../catalogue/replacements.ts';
import { createSummaries } from '../catalogue/summaries.ts';
import { readThing, type Thing } from '../catalogue/thing.ts';
import { DomainError } from '../core/errors.ts';
import type { ServerDependencies } from './dependencies.ts';

/**
 * Finds the thing of an address.
 *
 * @param slug - As it was sent: in an IRI, what is escaped differs from what is not.
 * @throws DomainError `moved` where another record took it up, `gone` where it was taken away, `not-found`.
 */
export type ThingFinder = (collection: CollectionName, slug: string) => Promise<Thing>;

/** Makes the finder of things. */
export function createThingFinder({ store, configuration: { baseIri } }: ServerDependencies): ThingFinder {
  const summaries = createSummaries(store);
  const departed = createDeparted(store);
  return async (collection, slug) => {
    for (const spelling of new Set([slug, decodeSafely(slug)])) {
      const thing = await readThing(store, summaries, baseIri, thingIri(baseIri, collection, spelling));
      if (thing) {
        return thing;
      }
    }
    const iri = thingIri(baseIri, collection, slug);
    const replacement = await findReplacement(store, iri);
    if (replacement !== undefined) {
      throw movedError(iri, replacement);
    }
    throw (await departed.has(iri)) ? goneError(iri) : missingError(iri);
  };
}

function decodeSafely(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

function movedError(iri: string, location: string): DomainError {
  return new DomainError('moved', `<${iri}> is at <${location}> now`, {
    details: { moved: iri, location, inFrench: `<${iri}> est maintenant à <${location}>` },
  });
}

function goneError(iri: string): DomainError {
  return new DomainError('gone', `<${iri}> was here and has been taken away`, {
    details: { inFrench: `<${iri}> a existé et a été retiré` },
  });
}

function missingError(iri: string): DomainError {
  return new DomainError('not-found', `Nothing is known of <${iri}>`, {
    details: { inFrench: `On ne sait rien de <${iri}>` },
  });
}
