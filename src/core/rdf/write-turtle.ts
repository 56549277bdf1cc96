import type { Quad, Term } from '@rdfjs/types';
import { compareStrings, distinctTriples, groupBy, keyOf, rdfNs } from './dataset.ts';
import { IriShortener, literalToText, rdfType, shortLiteral, termToText, type Prefixes } from './terms-as-text.ts';

/** Blank nodes nested deeper than this are written under a label of their own. */
const deepest = 20;

/** Writes triples as Turtle for people: grouped by subject, prefixed, always in the same order. */
export function writeTurtle(quads: Iterable<Quad>, prefixes: Prefixes): string {
  const iris = new IriShortener(prefixes);
  const body = new TurtleBlock(distinctTriples(quads), iris, '').write();
  return head(iris) + body;
}

/** Writes quads as TriG: the default graph first, then a block for each graph. */
export function writeTrig(quads: Iterable<Quad>, prefixes: Prefixes): string {
  const iris = new IriShortener(prefixes);
  const graphs = [...groupBy(quads, (quad) => keyOf(quad.graph))].sort(([a], [b]) => compareStrings(a, b));
  // A blank node that stands in several graphs has to keep one label in all of them.
  const shared = blankNodesOfSeveralGraphs(graphs.map(([, group]) => group));
  const blocks = graphs.map(([name, group]) => {
    const triples = distinctTriples(group);
    if (name === '') {
      return new TurtleBlock(triples, iris, '', shared).write();
    }
    const graph = group[0]?.graph as Term;
    const label = graph.termType === 'NamedNode' ? iris.shorten(graph.value) : termToText(graph);
    return `${label} {\n${new TurtleBlock(triples, iris, '  ', shared).write()}}\n`;
  });
  return head(iris) + blocks.join('\n');
}

function head(iris: IriShortener): string {
  const lines = iris.used().map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  return lines.length > 0 ? `${lines.join('')}\n` : '';
}

function blankNodesOfSeveralGraphs(graphs: readonly Quad[][]): Set<string> {
  const first = new Map<string, number>();
  const shared = new Set<string>();
  for (const [index, quads] of graphs.entries()) {
    for (const term of quads.flatMap((quad) => [quad.subject, quad.object, quad.graph])) {
      if (term.termType === 'BlankNode') {
        const key = keyOf(term);
        if ((first.get(key) ?? index) !== index || term.equals(quads[0]?.graph)) {
          shared.add(key);
        }
        first.set(key, index);
      }
    }
  }
  return shared;
}

/** The triples of one graph, on their way to text. */
class TurtleBlock {
  readonly #bySubject: Map<string, Quad[]>;
  readonly #references = new Map<string, number>();
  readonly #written = new Set<string>();

  public constructor(
    triples: readonly Quad[],
    private readonly iris: IriShortener,
    private readonly margin: string,
    private readonly labelled: ReadonlySet<string> = new Set(),
  ) {
    this.#bySubject = groupBy(triples, (quad) => keyOf(quad.subject));
    for (const { object } of triples) {
      this.#references.set(keyOf(object), (this.#references.get(keyOf(object)) ?? 0) + 1);
    }
  }

  public write(): string {
    const subjects = [...this.#bySubject.keys()].sort(compareSubjects);
    const roots = subjects.filter((key) => !this.#nests(key));
    // What is left after the roots are blank nodes in a circle, or nested too deeply.
    return [...roots, ...subjects].map((key) => this.#statement(key)).join('');
  }

  #statement(key: string): string {
    const quads = this.#bySubject.get(key);
    if (!quads || this.#written.has(key)) {
      return '';
    }
    this.#written.add(key);
    const subject = quads[0]?.subject as Term;
    const alone = subject.termType === 'BlankNode' && !this.#references.has(key) && !this.labelled.has(key);
    const inner = this.#predicates(quads, `${this.margin}  `, 0);
    return `${this.margin}${alone ? '[]' : this.#plain(subject)}${inner} .\n${this.margin ? '' : '\n'}`;
  }

  #nests(key: string): boolean {
    return key.startsWith('_:') && !this.labelled.has(key) && this.#references.get(key) === 1;
  }

  #predicates(quads: readonly Quad[], margin: string, depth: number): string {
    const groups = [...groupBy(quads, (quad) => quad.predicate.value)].sort(([a], [b]) => comparePredicates(a, b));
    return groups
      .map(([predicate, group], index) => {
        const verb = predicate === rdfType ? 'a' : this.iris.shorten(predicate);
        const ordered = group.map((quad) => quad.object).sort((a, b) => compareStrings(keyOf(a), keyOf(b)));
        const objects = ordered.map((object) => this.#object(object, margin, depth));
        const separator = objects.some((text) => text.length > 60) ? `,\n${margin}  ` : ', ';
        return `${index === 0 ? ' ' : `;\n${margin}`}${verb} ${objects.join(separator)}`;
      })
      .join(' ');
  }

  #object(object: Term, margin: string, depth: number): string {
    const key = keyOf(object);
    if (!this.#nests(key) || this.#written.has(key) || depth >= deepest) {
      return this.#plain(object);
    }
    const list = this.#list(key);
    if (list) {
      return `(${list.map((item) => ` ${this.#object(item, margin, depth + 1)}`).join('')} )`;
    }
    this.#written.add(key);
    const quads = this.#bySubject.get(key);
    return quads ? `[${this.#predicates(quads, `${margin}  `, depth + 1)} ]` : '[]';
  }

  /** The items of a well-formed list that begins here, marked as written; undefined for anything else. */
  #list(key: string): Term[] | undefined {
    const items: Term[] = [];
    const cells = new Set<string>();
    for (let cell = key; cell !== `<${rdfNs}nil>`;) {
      const quads = this.#bySubject.get(cell) ?? [];
      const first = quads.find((quad) => quad.predicate.value === `${rdfNs}first`)?.object;
      const rest = quads.find((quad) => quad.predicate.value === `${rdfNs}rest`)?.object;
      if (quads.length !== 2 || !first || !rest || !this.#nests(cell) || cells.has(cell) || this.#written.has(cell)) {
        return undefined;
      }
      cells.add(cell);
      items.push(first);
      cell = keyOf(rest);
    }
    for (const cell of cells) {
      this.#written.add(cell);
    }
    return items;
  }

  #plain(term: Term): string {
    switch (term.termType) {
      case 'NamedNode':
        return term.value === `${rdfNs}nil` ? '()' : this.iris.shorten(term.value);
      case 'Literal':
        return shortLiteral(term) ?? literalToText(term, (iri) => this.iris.shorten(iri));
      case 'BlankNode':
      case 'DefaultGraph':
      case 'Variable':
      case 'Quad':
        return termToText(term);
    }
  }
}

/** IRIs before blank nodes, each in alphabetical order. */
function compareSubjects(a: string, b: string): number {
  return Number(a.startsWith('_:')) - Number(b.startsWith('_:')) || compareStrings(a, b);
}

/** `rdf:type` first, then names and labels, then the others in alphabetical order. */
function comparePredicates(a: string, b: string): number {
  const rank = (iri: string) => (iri === rdfType ? 0 : /[#/](?:name|label|prefLabel|title)$/u.test(iri) ? 1 : 2);
  return rank(a) - rank(b) || compareStrings(a, b);
}
