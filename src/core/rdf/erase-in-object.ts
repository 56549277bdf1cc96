import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';

/**
 * The object of a triple with a replacement in the place of a text: in a literal, or in an address elsewhere
 * (`mailto:…`). Addresses of the instance stay what they are.
 *
 * @param isOwn - Whether an IRI is an address of the instance.
 */
export function eraseInObject(
  object: Quad['object'],
  text: string,
  replacement: string,
  isOwn: (iri: string) => boolean,
): Quad['object'] {
  if (object.termType === 'Literal') {
    return DataFactory.literal(object.value.replaceAll(text, replacement), object.language || object.datatype);
  }
  if (object.termType !== 'NamedNode' || isOwn(object.value)) {
    return object;
  }
  const erased = formsInIri(text).reduce(
    (iri, form) => iri.replaceAll(form, encodeURIComponent(replacement)),
    object.value,
  );
  return DataFactory.namedNode(erased);
}

/** How a text may be written in an address. */
export function formsInIri(text: string): string[] {
  return [encodeURIComponent(text), encodeURI(text), text];
}
