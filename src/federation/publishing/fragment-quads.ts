import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Fragment } from '../../catalogue/triple-patterns.ts';
import { describe, integer, literal, namedNode, term } from './exchange-terms.ts';

/** How many triples a page of a fragment holds. */
export const triplesPerPage = 100;

/** Where a page of a fragment stands. */
export interface FragmentPlace {
  readonly baseIri: string;
  /** The address of the fragment as it was asked for, without a page. */
  readonly fragment: string;
  /** The address of this page, exactly as it was asked for. */
  readonly self: string;
  /** Counts from 1. */
  readonly page: number;
}

/**
 * A page of a triple pattern fragment: its triples, and in a graph of their own how many there are, the neighbouring
 * pages, and the form by which every other fragment is found.
 *
 * @see {@link https://linkeddatafragments.org/specification/triple-pattern-fragments/ | Triple Pattern Fragments}
 */
export function describeFragment({ total, triples }: Fragment, place: FragmentPlace): Quad[] {
  const { baseIri, fragment, self, page } = place;
  const [metadata, dataset] = [namedNode(`${self}#metadata`), namedNode(`${baseIri}fragments#dataset`)];
  const at = (number: number) => namedNode(`${fragment}${fragment.includes('?') ? '&' : '?'}page=${number}`);
  const last = Math.max(1, Math.ceil(total / triplesPerPage));
  const form = namedNode(`${baseIri}fragments#search`);
  const controls = [
    ...describe(metadata, [['foaf:primaryTopic', [dataset, namedNode(self)]]]),
    ...describe(dataset, [
      ['rdf:type', [term('void:Dataset'), term('hydra:Collection')]],
      ['void:subset', namedNode(self)],
      ['void:uriSpace', literal(baseIri)],
      ['dcterms:isPartOf', namedNode(baseIri)],
      ['hydra:search', form],
    ]),
    ...describe(form, [
      ['rdf:type', term('hydra:IriTemplate')],
      ['hydra:template', literal(`${baseIri}fragments{?subject,predicate,object}`)],
      ['hydra:variableRepresentation', term('hydra:ExplicitRepresentation')],
      ['hydra:mapping', positions.map((name) => namedNode(`${baseIri}fragments#${name}`))],
    ]),
    ...positions.flatMap((name) =>
      describe(namedNode(`${baseIri}fragments#${name}`), [
        ['hydra:variable', literal(name)],
        ['hydra:property', term(`rdf:${name}`)],
      ]),
    ),
    ...describe(namedNode(fragment), [
      ['rdf:type', term('hydra:Collection')],
      ['hydra:totalItems', integer(total)],
      ['void:triples', integer(total)],
      ['hydra:itemsPerPage', integer(triplesPerPage)],
      ['hydra:view', namedNode(self)],
    ]),
    ...describe(namedNode(self), [
      ['rdf:type', term('hydra:PartialCollectionView')],
      ['hydra:first', at(1)],
      ['hydra:previous', page > 1 ? at(page - 1) : undefined],
      ['hydra:next', page < last ? at(page + 1) : undefined],
      ['hydra:last', at(last)],
    ]),
  ];
  return [
    ...triples.map(({ subject, predicate, object }) =>
      DataFactory.quad(named(subject, baseIri), predicate, named(object, baseIri)),
    ),
    ...controls.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, metadata)),
  ];
}

/** With what the names of blank nodes begin. @see {@link https://www.w3.org/TR/rdf11-concepts/#section-skolemization} */
export function blankNodeNames(baseIri: string): string {
  return `${baseIri}.well-known/genid/`;
}

const positions = ['subject', 'predicate', 'object'] as const;

/** A blank node gets a name, since the next page, or the next request, knows nothing of labels. */
function named<T extends Term>(one: T, baseIri: string) {
  return one.termType === 'BlankNode' ? namedNode(blankNodeNames(baseIri) + one.value) : one;
}
