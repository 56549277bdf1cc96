import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import { distinctTriples, groupBy, keyOf } from '../core/rdf/dataset.ts';

type Wanted = Term | null | undefined;

/** A list of quads that can be asked, but not changed. */
class QuadList implements DatasetCore {
  public constructor(protected readonly quads: readonly Quad[]) {}

  public get size(): number {
    return this.quads.length;
  }

  public [Symbol.iterator](): IterableIterator<Quad> {
    return this.quads[Symbol.iterator]();
  }

  public has({ subject, predicate, object }: Quad): boolean {
    return this.match(subject, predicate, object).size > 0;
  }

  public match(subject?: Wanted, predicate?: Wanted, object?: Wanted): DatasetCore {
    if (!subject && !predicate && !object) {
      return this;
    }
    return new QuadList(
      this.quads.filter(
        (quad) =>
          (!subject || subject.equals(quad.subject)) &&
          (!predicate || predicate.equals(quad.predicate)) &&
          (!object || object.equals(quad.object)),
      ),
    );
  }

  public add(): this {
    throw new TypeError('A graph under validation does not change');
  }

  public delete(): this {
    throw new TypeError('A graph under validation does not change');
  }
}

/**
 * The data graph of a validation: one document, judged by itself, in the light of what is known elsewhere.
 *
 * What is known elsewhere answers only to a question about one subject (“is this a `fab:Action`?”), never to an open
 * one (“which are the `fab:Structure`s?”). So a shape finds its targets in the document alone, and a structure that
 * the document merely refers to is not judged with it. A triple that stands in two graphs counts once.
 */
export class DocumentGraph extends QuadList {
  readonly #bySubject: ReadonlyMap<string, readonly Quad[]>;
  readonly #byPredicate: ReadonlyMap<string, readonly Quad[]>;
  readonly #elsewhere: (subject: Term, own: readonly Quad[]) => readonly Quad[];

  /**
   * @param document - The quads to judge.
   * @param elsewhere - What other documents say of a subject, given what this one says of it.
   */
  public constructor(
    document: Iterable<Quad>,
    elsewhere: (subject: Term, own: readonly Quad[]) => readonly Quad[] = () => [],
  ) {
    super(distinctTriples(document));
    this.#bySubject = groupBy(this.quads, ({ subject }) => keyOf(subject));
    this.#byPredicate = groupBy(this.quads, ({ predicate }) => predicate.value);
    this.#elsewhere = elsewhere;
  }

  public override match(subject?: Wanted, predicate?: Wanted, object?: Wanted): DatasetCore {
    if (!subject) {
      const quads = predicate ? (this.#byPredicate.get(predicate.value) ?? []) : this.quads;
      return new QuadList(quads).match(null, null, object);
    }
    const own = this.about(subject);
    return new QuadList([...own, ...this.#elsewhere(subject, own)]).match(null, predicate, object);
  }

  /** What the document itself says of a subject. */
  public about(subject: Term): readonly Quad[] {
    return this.#bySubject.get(keyOf(subject)) ?? [];
  }
}
