import type { Quad, Term } from '@rdfjs/types';
// @ts-expect-error -- the package brings no types
import untypedToNTriples from '@rdfjs/to-ntriples';

/**
 * A term in the syntax of N-Triples, or a quad as a line of N-Quads with its final dot.
 *
 * @see https://www.w3.org/TR/n-quads/
 */
export const toNTriples = untypedToNTriples as (value: Term | Quad) => string;
