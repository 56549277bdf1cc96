import type { Quad, Term } from '@rdfjs/types';
import { groupBy, keyOf } from '../core/rdf/dataset.ts';
import { sh } from './sh.ts';

/** What a result says to people, in both languages. */
export interface Messages {
  readonly fr: string;
  readonly en: string;
}

/** What a validator has to know of the shapes besides what the engine does with them. */
export interface ShapeIndex {
  /** The messages of a shape. */
  messagesOf: (shape: Term) => Messages;
  /** The properties whose values have to be things of some class, which other documents may describe. */
  readonly referenceProperties: ReadonlySet<string>;
  /** Every class that some shape asks of a value. */
  readonly referenceClasses: readonly string[];
}

/** Indexes shapes. */
export function indexShapes(shapes: readonly Quad[]): ShapeIndex {
  const bySubject = groupBy(shapes, ({ subject }) => keyOf(subject));
  const about = (node: Term): readonly Quad[] => bySubject.get(keyOf(node)) ?? [];
  const asksForClass = (node: Term, seen: ReadonlySet<string>): boolean =>
    about(node).some(
      ({ predicate, object }) =>
        predicate.equals(sh.class) ||
        // What a property shape below asks for, it asks of the values of another property.
        (!predicate.equals(sh.property) &&
          object.termType !== 'Literal' &&
          !seen.has(keyOf(object)) &&
          asksForClass(object, new Set(seen).add(keyOf(object)))),
    );

  return {
    messagesOf: (shape) => {
      const messages = about(shape).filter(({ predicate }) => predicate.equals(sh.message));
      const inLanguage = (language: string): string =>
        messages.find(({ object }) => object.termType === 'Literal' && object.language === language)?.object.value ??
        '';
      return { fr: inLanguage('fr'), en: inLanguage('en') };
    },
    referenceProperties: new Set(
      shapes
        .filter(({ subject, predicate }) => predicate.equals(sh.path) && asksForClass(subject, new Set()))
        .map(({ object }) => object.value),
    ),
    referenceClasses: [
      ...new Set(shapes.filter(({ predicate }) => predicate.equals(sh.class)).map(({ object }) => object.value)),
    ],
  };
}
