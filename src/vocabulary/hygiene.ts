import type { ContextDocument } from './context.ts';
import { checkContext } from './hygiene/context-check.ts';
import { checkTexts, checkUses, definitionsIn } from './hygiene/definitions.ts';
import type { Finding } from './hygiene/finding.ts';
import { usesInContext, usesInQuads, type Use } from './hygiene/uses.ts';
import type { OntologyFile } from './ontology-files.ts';
import { indexVocabulary } from './vocabulary.ts';

export type { Finding, Rule } from './hygiene/finding.ts';
export { usesInQuads, usesInText, type Use } from './hygiene/uses.ts';

/** What the hygiene check looks at. */
export interface HygieneInput {
  readonly files: readonly OntologyFile[];
  readonly context: ContextDocument;
  /** Where terms are used outside the ontology: data, shapes, code. */
  readonly uses?: readonly Use[];
}

/**
 * Checks that every term in use is defined, that every term defined is labelled and defined in French and in English,
 * and that the JSON-LD context has a key for it, by its local name, which says and reads back the same.
 *
 * @returns One finding for each fault; none when all is well.
 */
export async function checkHygiene({ files, context, uses = [] }: HygieneInput): Promise<Finding[]> {
  const within = files.flatMap(({ name, quads }) => usesInQuads(quads, `${name}.ttl`));
  return [
    ...checkUses([...uses, ...within, ...usesInContext(context, 'context.jsonld')], definitionsIn(files)),
    ...checkTexts(files),
    ...(await checkContext(indexVocabulary(files, context))),
  ];
}
