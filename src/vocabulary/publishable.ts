import type { Quad, Term } from '@rdfjs/types';
import { keyOf } from '../core/rdf/dataset.ts';
import { fab, rdf, schema } from './terms.ts';

/**
 * What of a document anybody may read: on pages, in formats and queries, with dumps and feeds, which others keep.
 *
 * A contact may be a person's: it is published only where this very document says that the person agreed
 * (`fab:publicationConsent true`). This is the one place where that is decided.
 *
 * @param document - All the quads of one document.
 * @param agreed - Whether a contact may leave that the document says is agreed to; a feed of old versions asks today's.
 */
export function publishable(
  document: readonly Quad[],
  agreed: (contact: Term) => boolean = () => true,
): readonly Quad[] {
  const contacts = contactsOf(document);
  if (contacts.size === 0) {
    return document;
  }
  const consents = agreedContacts(document);
  const withheld = new Set(
    [...contacts].filter(([key, contact]) => !consents.has(key) || !agreed(contact)).map(([key]) => key),
  );
  let kept = document;
  // What only a withheld contact leads to goes with it.
  for (let before = -1; before !== withheld.size;) {
    before = withheld.size;
    kept = document.filter((quad) => {
      const leaves = !withheld.has(keyOf(quad.subject)) && !withheld.has(keyOf(quad.object));
      if (!leaves && quad.object.termType === 'BlankNode') {
        withheld.add(keyOf(quad.object));
      }
      return leaves;
    });
  }
  return kept;
}

/** The keys of the contacts of a document that are agreed to. */
export function agreedContacts(document: readonly Quad[]): ReadonlySet<string> {
  const said = document.filter(({ predicate }) => predicate.equals(fab.publicationConsent));
  const isTrue = ({ object }: Quad) => object.value === 'true' || object.value === '1';
  const refused = new Set(said.filter((quad) => !isTrue(quad)).map(({ subject }) => keyOf(subject)));
  return new Set(
    said
      .filter(isTrue)
      .map(({ subject }) => keyOf(subject))
      .filter((key) => !refused.has(key)),
  );
}

/** The contacts of a document, by their keys. */
export function contactsOf(document: readonly Quad[]): Map<string, Term> {
  const contacts = new Map<string, Term>();
  for (const { subject, predicate, object } of document) {
    if (predicate.equals(schema.contactPoint) && object.termType !== 'Literal') {
      contacts.set(keyOf(object), object);
    }
    if (predicate.equals(rdf.type) && object.equals(schema.ContactPoint)) {
      contacts.set(keyOf(subject), subject);
    }
  }
  return contacts;
}
