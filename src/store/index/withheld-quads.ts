import * as oxigraph from 'oxigraph';
import { publishable } from '../../vocabulary/publishable.ts';
import { fab, rdf, schema } from '../../vocabulary/terms.ts';

/** What the index offers to whom takes quads out of it and puts them back. */
export interface IndexAccess {
  readonly match: oxigraph.Store['match'];
  readonly add: (quads: readonly oxigraph.Quad[]) => void;
  readonly remove: (quads: readonly oxigraph.Quad[]) => void;
}

/** The terms without which a document has no contact, and none that changes what may be published. */
const telling = [schema.contactPoint, schema.ContactPoint, fab.publicationConsent].map(({ value }) => value);

/**
 * The contacts that nobody agreed to publish, kept beside the index so that no query sees them. They come back before
 * their document changes, and are judged anew after it.
 */
export class WithheldQuads {
  /** By the name of their graph. */
  readonly #quads = new Map<string, oxigraph.Quad[]>();

  public constructor(private readonly index: IndexAccess) {}

  /** Takes away what may not be published of documents that were loaded. */
  public withholdAll(): void {
    const term = ({ value }: { readonly value: string }) => oxigraph.namedNode(value);
    const found = [
      ...this.index.match(null, term(schema.contactPoint), null, null),
      ...this.index.match(null, term(rdf.type), term(schema.ContactPoint), null),
    ];
    // The default graph is the union of all, from which a triple goes with its last graph.
    const names = found.flatMap(({ graph }) => (graph.termType === 'NamedNode' ? [graph.value] : []));
    new Set(names).forEach((name) => this.#withhold(name));
  }

  /**
   * Changes the index as if nothing were withheld.
   *
   * @param lines - N-Quads that are added or removed.
   */
  public whileChanging<T>(lines: readonly string[], change: () => T): T {
    const isTold = telling.some((term) => lines.some((text) => text.includes(term)));
    if (!isTold && this.#quads.size === 0) {
      return change();
    }
    const graphs = new Set<string>();
    for (const text of lines) {
      for (const [, name = ''] of text.matchAll(/ <([^<>\s]*)> \.$/gmu)) {
        graphs.add(name);
      }
    }
    const concerned = isTold ? [...graphs] : [...graphs].filter((name) => this.#quads.has(name));
    for (const name of concerned) {
      this.index.add(this.#quads.get(name) ?? []);
      this.#quads.delete(name);
    }
    try {
      return change();
    } finally {
      concerned.forEach((name) => this.#withhold(name));
    }
  }

  #withhold(name: string): void {
    const document = this.index.match(null, null, null, oxigraph.namedNode(name));
    const published = new Set(publishable(document));
    const withheld = document.filter((quad) => !published.has(quad));
    if (withheld.length > 0) {
      this.index.remove(withheld);
      this.#quads.set(name, withheld);
    }
  }
}
