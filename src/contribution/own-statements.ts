import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { groupBy, keyOf } from '../core/rdf/dataset.ts';
import type { ValidationResult } from '../validation/report.ts';
import { kinds, thingAddress, thingOfDocument } from '../vocabulary/kinds.ts';
import { localNameOf, shapesNs } from '../vocabulary/namespaces.ts';
import { rdf } from '../vocabulary/terms.ts';

/** The rules below, under the name that reports give them; SHACL Core cannot say them, for the graph's name decides. */
export const ownDocumentShape = `${shapesNs}OwnDocument`;

/**
 * What is wrong with the own document of a thing before any shape is asked:
 *  - it speaks of something that is neither the thing, nor a part of it (`{thing}#…` or a blank node) that the thing
 *    leads to, nor the document itself: otherwise who may write one thing could speak in the page of every other,
 *    and a part that nothing leads to would be judged by no shape;
 *  - it does not say that the thing is of the kind that its address promises: no shape would look at it.
 *
 * @returns Nothing for a document that is nobody's own.
 */
export function ownDocumentFaults(baseIri: string, graph: string, document: readonly Quad[]): ValidationResult[] {
  const thing = thingOfDocument(baseIri, graph);
  const address = thing === undefined ? undefined : thingAddress(baseIri, thing);
  if (thing === undefined || !address) {
    return [];
  }
  const foreign = [...foreignSubjects(document, thing, graph).values()].map(
    ({ subject, predicate, object }): ValidationResult => ({
      ...{ severity: 'Violation', focusNode: subject, path: predicate.value, value: object },
      ...{ component: 'Closed', sourceShape: ownDocumentShape },
      messages: {
        fr: `Cette fiche ne peut parler que de <${thing}> et de ses parties : ce qui est dit de ${keyOf(subject)} va dans sa propre fiche.`,
        en: `This document can only speak of <${thing}> and its parts: what is said of ${keyOf(subject)} goes to a document of its own.`,
      },
    }),
  );
  const { classes } = kinds[address.collection];
  const isOfKind = document.some(
    ({ subject, predicate, object }) =>
      subject.value === thing && predicate.equals(rdf.type) && classes.some((one) => one.equals(object)),
  );
  return isOfKind ? foreign : [...foreign, wrongKind(thing, address.collection)];
}

function wrongKind(thing: string, collection: keyof typeof kinds): ValidationResult {
  const names = kinds[collection].classes.map(({ value }) => localNameOf(value)).join(', ');
  return {
    ...{ severity: 'Violation', focusNode: DataFactory.namedNode(thing), path: rdf.type.value, value: undefined },
    ...{ component: 'Class', sourceShape: ownDocumentShape },
    messages: {
      fr: `Ce qui est dans /${collection} doit dire son type : ${names}.`,
      en: `What is in /${collection} must say its type: ${names}.`,
    },
  };
}

/** For each subject that a document may not speak of, by key, the first thing that it says of it. */
function foreignSubjects(document: readonly Quad[], thing: string, graph: string): Map<string, Quad> {
  const bySubject = groupBy(document, ({ subject }) => keyOf(subject));
  const reached = new Set([`<${thing}>`, `<${graph}>`]);
  // Sets are iterated in the order of insertion, what is added on the way included.
  for (const key of reached) {
    for (const { object } of bySubject.get(key) ?? []) {
      const isPart = [thing, graph].some((own) => object.value.startsWith(`${own}#`));
      if (object.termType === 'BlankNode' || (object.termType === 'NamedNode' && isPart)) {
        reached.add(keyOf(object));
      }
    }
  }
  const foreign = new Map<string, Quad>();
  for (const [key, [first]] of bySubject) {
    if (first && !reached.has(key)) {
      foreign.set(key, first);
    }
  }
  return foreign;
}
