import { randomUUID } from 'node:crypto';
import type { Quad, Term } from '@rdfjs/types';
import type { GraphNode, PatternBgp, Quads, Term as TermNode, TripleNesting } from '@traqula/rules-sparql-1-1';
import { DataFactory } from 'n3';
import type { Solution } from '../solutions.ts';
import { inGraph } from './workspace.ts';

/** A triple of a template with its graph; variables and blank nodes not yet replaced. */
interface TemplateQuad {
  readonly subject: TermNode;
  readonly predicate: TermNode;
  readonly object: TermNode;
  /** Undefined for the default graph of the operation. */
  readonly graph: TermNode | undefined;
}

/** A template of `INSERT` or `DELETE`, flat. */
export type Template = readonly TemplateQuad[];

/** Flattens the quads of a syntax tree, collections and property lists included. */
export function toTemplate(quads: readonly Quads[]): Template {
  return quads.flatMap((part) =>
    part.type === 'graph' ? flatten(part.triples, part.graph) : flatten(part, undefined),
  );
}

/** The names of the variables of templates. */
export function variablesOf(...templates: readonly Template[]): string[] {
  const terms = templates
    .flat()
    .flatMap(({ subject, predicate, object, graph }) => [subject, predicate, object, graph]);
  return [...new Set(terms.flatMap((term) => (term?.subType === 'variable' ? [term.value] : [])))];
}

/** Whether every solution gives blank nodes of its own. */
export function createsBlankNodes(template: Template): boolean {
  return template.some((quad) => [quad.subject, quad.object].some(({ subType }) => subType === 'blankNode'));
}

/**
 * Fills a template from one solution. A triple with an unbound variable, or one that RDF does not allow, is left out;
 * blank nodes are new for every call.
 *
 * @see {@link https://www.w3.org/TR/sparql11-update/#deleteInsert | SPARQL 1.1 Update, 3.1.3}
 */
export function instantiate(template: Template, solution: Solution, defaultGraph: Quad['graph']): Quad[] {
  const blankNodes = new Map<string, Term>();
  const fill = (node: TermNode): Term | undefined => {
    if (node.subType === 'variable') {
      return solution.get(node.value);
    }
    if (node.subType === 'blankNode') {
      const known = blankNodes.get(node.label) ?? DataFactory.blankNode(`u${randomUUID().replaceAll('-', '')}`);
      blankNodes.set(node.label, known);
      return known;
    }
    return toTerm(node);
  };
  return template.flatMap(({ subject, predicate, object, graph }) => {
    const [s, p, o] = [fill(subject), fill(predicate), fill(object)];
    const g = graph ? fill(graph) : defaultGraph;
    return s && p && o && g && isTriple(s, p, g) ? [inGraph({ subject: s, predicate: p, object: o } as Quad, g)] : [];
  });
}

function isTriple(subject: Term, predicate: Term, graph: Term): boolean {
  return subject.termType !== 'Literal' && predicate.termType === 'NamedNode' && graph.termType !== 'Literal';
}

function toTerm(node: Exclude<TermNode, { subType: 'variable' | 'blankNode' }>): Term {
  if (node.subType === 'namedNode') {
    return DataFactory.namedNode(node.value);
  }
  const { langOrIri, value } = node;
  return DataFactory.literal(value, typeof langOrIri === 'object' ? DataFactory.namedNode(langOrIri.value) : langOrIri);
}

function flatten({ triples }: PatternBgp, graph: TermNode | undefined): TemplateQuad[] {
  return triples.flatMap((item) => flattenItem(item, graph));
}

function flattenItem(item: PatternBgp['triples'][number], graph: TermNode | undefined): TemplateQuad[] {
  if (item.type === 'tripleCollection') {
    return item.triples.flatMap((triple) => flattenItem(triple, graph));
  }
  const { subject, predicate, object } = item;
  const own: TemplateQuad = {
    subject: identifierOf(subject),
    // A template holds no property paths: the grammar sees to that.
    predicate: predicate as TermNode,
    object: identifierOf(object),
    graph,
  };
  return [...nestedIn(subject, graph), own, ...nestedIn(object, graph)];
}

function identifierOf(node: TripleNesting['subject']): TermNode {
  return node.type === 'tripleCollection' ? node.identifier : node;
}

function nestedIn(node: GraphNode, graph: TermNode | undefined): TemplateQuad[] {
  return node.type === 'tripleCollection' ? flattenItem(node, graph) : [];
}
