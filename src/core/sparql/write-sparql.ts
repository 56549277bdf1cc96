import { traqulaIndentation } from '@traqula/core';
import { Generator } from '@traqula/generator-sparql-1-1';
import type { SparqlQuery } from '@traqula/rules-sparql-1-1';

const generator = new Generator({ indentInc: 0, [traqulaIndentation]: -1 });

/** The text of a syntax tree, on one line. */
export function writeSparql(tree: SparqlQuery): string {
  return generator.generate(tree);
}
