import { GeneratorBuilder, traqulaIndentation } from '@traqula/core';
import { sparql11GeneratorBuilder } from '@traqula/generator-sparql-1-1';
import { completeGeneratorContext, gram } from '@traqula/rules-sparql-1-1';
import type { SparqlQuery } from '@traqula/rules-sparql-1-1';

/** The writer's own rule puts no space between two blank nodes. */
const blankNode: typeof gram.blankNode = {
  ...gram.blankNode,
  gImpl:
    ({ PRINT_WORD }) =>
    (node, { astFactory }) => {
      astFactory.printFilter(node, () => PRINT_WORD(`_:${node.label.replace(/^e_/u, '')}`));
    },
};

const generator = GeneratorBuilder.create(sparql11GeneratorBuilder).patchRule(blankNode).build();

/** The text of a syntax tree, on one line. */
export function writeSparql(tree: SparqlQuery): string {
  return generator.queryOrUpdate(tree, completeGeneratorContext({ indentInc: 0, [traqulaIndentation]: -1 }));
}
