import { DomainError } from '../core/errors.ts';
import type { Store } from '../store/store.ts';
import { isIdentityDocument } from '../vocabulary/identity.ts';
import { thingAddress, thingIri, thingOfDocument } from '../vocabulary/kinds.ts';
import { fab } from '../vocabulary/terms.ts';
import type { DocumentChange } from './document-changes.ts';
import type { Principal } from './principal.ts';
import { findReferrers } from './referrers.ts';

/** Where rights are looked up. */
export interface AuthorisationContext {
  readonly store: Store;
  readonly baseIri: string;
}

/**
 * Checks that somebody may make a change. Every way in asks this one function, with the documents before and after.
 *
 *  - An administrator may change every document.
 *  - An editor may change the own document of every thing, and what was judged of its identity; not the documents of
 *    sources nor any other graph.
 *  - A team may change the page of its fabriques (not take it away); the visits and practices that its fabriques take
 *    part in before and after; structures that nobody knows yet, and those that carry its fabriques and that no
 *    document but its own names, so that no team writes in the page of another's carrier.
 *  - A proposer changes nothing: what it sends waits for an editor.
 *
 * @throws DomainError `forbidden` that says which document, and why.
 */
export async function authorise(
  principal: Principal,
  changes: readonly DocumentChange[],
  context: AuthorisationContext,
): Promise<void> {
  if (principal.role === 'administrator') {
    return;
  }
  for (const change of changes) {
    const reason = await reasonToRefuse(principal, change, context);
    if (reason) {
      throw forbidden(principal, change.graph.value, reason);
    }
  }
}

interface Reason {
  readonly fr: string;
  readonly en: string;
}

async function reasonToRefuse(
  principal: Principal,
  change: DocumentChange,
  context: AuthorisationContext,
): Promise<Reason | undefined> {
  const thing = thingOfDocument(context.baseIri, change.graph.value);
  if (principal.role === 'proposer') {
    return {
      fr: 'envoyez plutôt une proposition, qu’un éditeur acceptera',
      en: 'send a proposal instead, which an editor will accept',
    };
  }
  if (principal.role === 'editor' && isIdentityDocument(context.baseIri, change.graph.value)) {
    return undefined;
  }
  if (thing === undefined) {
    return {
      fr: 'seul un administrateur change ce qui n’est pas la fiche d’une chose',
      en: 'only an administrator changes what is not the document of a thing',
    };
  }
  return principal.role === 'editor' ? undefined : reasonForTeam(principal, thing, change, context);
}

async function reasonForTeam(
  { fabriques }: Principal,
  thing: string,
  change: DocumentChange,
  context: AuthorisationContext,
): Promise<Reason | undefined> {
  const places = new Set(fabriques.map((slug) => thingIri(context.baseIri, 'fabriques', slug)));
  switch (thingAddress(context.baseIri, thing)?.collection) {
    case 'fabriques':
      return places.has(thing)
        ? change.after.length === 0
          ? { fr: 'seul un éditeur retire une fabrique', en: 'only an editor takes a fabrique away' }
          : undefined
        : { fr: 'ce n’est pas une fabrique de votre équipe', en: 'it is not a fabrique of your team' };
    case 'visites':
      return takesPart(change, places, [fab.visitor.value, fab.host.value]);
    case 'pratiques':
      return takesPart(change, places, [fab.practisedBy.value]);
    case 'structures':
      return reasonForStructure(thing, change, places, context);
    case 'tiers-lieux':
      return {
        fr: 'seul un éditeur change ce lieu ; envoyez une proposition',
        en: 'only an editor changes this place; send a proposal',
      };
    case 'categories':
      return {
        fr: 'seul un éditeur change la liste des catégories ; envoyez une proposition',
        en: 'only an editor changes the list of categories; send a proposal',
      };
    case 'actions':
    case undefined:
      return {
        fr: 'seul un éditeur change la liste des actions ; envoyez une proposition',
        en: 'only an editor changes the list of actions; send a proposal',
      };
  }
}

function takesPart(
  { before, after }: DocumentChange,
  places: ReadonlySet<string>,
  by: readonly string[],
): Reason | undefined {
  const isIn = (document: DocumentChange['after']) =>
    document.length === 0 ||
    document.some(({ predicate, object }) => by.includes(predicate.value) && places.has(object.value));
  return isIn(before) && isIn(after)
    ? undefined
    : { fr: 'aucune fabrique de votre équipe n’y prend part', en: 'no fabrique of your team takes part in it' };
}

async function reasonForStructure(
  structure: string,
  { graph, before }: DocumentChange,
  places: ReadonlySet<string>,
  { store }: AuthorisationContext,
): Promise<Reason | undefined> {
  const referrers = (await findReferrers(store, [structure])).filter((referrer) => referrer.graph !== graph.value);
  if (before.length === 0 && referrers.length === 0) {
    return undefined;
  }
  const isOurs = (subject: string) => places.has(subject.split('#', 1)[0] ?? '');
  if (referrers.some(({ subject }) => !isOurs(subject))) {
    return {
      fr: 'd’autres que vos fabriques nomment cette structure ; envoyez une proposition',
      en: 'others than your fabriques name this structure; send a proposal',
    };
  }
  const carries = [fab.carriedBy.value, fab.leadCarrier.value];
  return referrers.some(({ predicate }) => carries.includes(predicate))
    ? undefined
    : { fr: 'cette structure ne porte aucune de vos fabriques', en: 'this structure carries none of your fabriques' };
}

function forbidden({ name }: Principal, graph: string, { fr, en }: Reason): DomainError {
  return new DomainError('forbidden', `"${name}" may not change <${graph}>: ${en}`, {
    details: { document: graph, inFrench: `« ${name} » ne peut pas changer <${graph}> : ${fr}` },
  });
}
