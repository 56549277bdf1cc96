import type { SyntaxNode } from './syntax-tree.ts';

// Makes nodes of syntax trees. Trees are rewritten as plain data: what is made here goes to the writer, and to nobody else.

/** A node with whatever it holds. */
export type Tree = SyntaxNode & Readonly<Record<string, unknown>>;

const loc = { sourceLocationType: 'autoGenerate' };

/** Whether a value is a node of a kind. */
export function is<Type extends string>(
  value: unknown,
  type: Type,
  subType?: string,
): value is Tree & { readonly type: Type } {
  const node = value as Partial<SyntaxNode> | null | undefined;
  return typeof value === 'object' && node?.type === type && (subType === undefined || node.subType === subType);
}

/** A node with other contents. */
export function withParts(node: Tree, parts: Readonly<Record<string, unknown>>): Tree {
  return { ...node, ...parts };
}

/** The parts of a node that hold nodes. */
export function partsOf(node: Tree, part: string): readonly Tree[] {
  const value = node[part];
  return Array.isArray(value) ? (value as Tree[]) : [];
}

export function variable(name: string): Tree {
  return { type: 'term', subType: 'variable', value: name, loc };
}

export function iri(value: string): Tree {
  return { type: 'term', subType: 'namedNode', value, loc };
}

/** A plain literal, or one of a datatype. */
export function literal(value: string, datatype?: string): Tree {
  return {
    type: 'term',
    subType: 'literal',
    value,
    langOrIri: datatype === undefined ? undefined : iri(datatype),
    loc,
  };
}

/** An operator or a built-in function with its arguments. */
export function call(operator: string, ...args: readonly Tree[]): Tree {
  return { type: 'expression', subType: 'operation', operator, args, loc };
}

/** `EXISTS` or `NOT EXISTS`. */
export function exists(patterns: readonly Tree[], not: boolean): Tree {
  const operator = not ? 'notexists' : 'exists';
  return { type: 'expression', subType: 'patternOperation', operator, args: group(patterns), loc };
}

export function filter(expression: Tree): Tree {
  return { type: 'pattern', subType: 'filter', expression, loc };
}

export function bind(expression: Tree, name: string): Tree {
  return { type: 'pattern', subType: 'bind', expression, variable: variable(name), loc };
}

export function group(patterns: readonly Tree[]): Tree {
  return { type: 'pattern', subType: 'group', patterns, loc };
}

export function union(...branches: readonly (readonly Tree[])[]): Tree {
  return { type: 'pattern', subType: 'union', patterns: branches.map(group), loc };
}

export function optional(patterns: readonly Tree[]): Tree {
  return { type: 'pattern', subType: 'optional', patterns, loc };
}

export function graph(name: Tree, patterns: readonly Tree[]): Tree {
  return { type: 'pattern', subType: 'graph', name, patterns, loc };
}

export function bgp(triples: readonly Tree[]): Tree {
  return { type: 'pattern', subType: 'bgp', triples, loc };
}

export function triple(subject: Tree, predicate: Tree, object: Tree): Tree {
  return { type: 'triple', subject, predicate, object, loc };
}

/** `VALUES` of one variable and one term. */
export function value(name: string, term: Tree): Tree {
  return { type: 'pattern', subType: 'values', variables: [variable(name)], values: [{ [name]: term }], loc };
}

/** A text that two terms have in common when they are the same. */
export function keyOf({ subType, value: text, langOrIri, label }: Tree): string {
  return JSON.stringify([subType, text, label, is(langOrIri, 'term') ? langOrIri['value'] : langOrIri]);
}

/** Two terms of a tree that are the same. */
export function sameTerm(a: Tree, b: Tree): boolean {
  return keyOf(a) === keyOf(b);
}

/** Names for variables that no query has: the grammar of names allows no such letter at the start of a user's. */
export class FreshNames {
  #last = 0;

  public constructor(private readonly text: string) {}

  public next(): string {
    let name: string;
    do {
      this.#last += 1;
      name = `fresh${this.#last}`;
    } while (this.text.includes(name));
    return name;
  }
}

/** `VALUES` of one variable and several terms. */
export function oneOf(name: Tree, terms: readonly Tree[]): Tree {
  const rows = terms.map((term) => ({ [String(name['value'])]: term }));
  return { type: 'pattern', subType: 'values', variables: [name], values: rows, loc };
}

export function blankNode(label: string): Tree {
  return { type: 'term', subType: 'blankNode', label, loc };
}

/** A `SELECT` as a part of a pattern. */
export function select(variables: readonly Tree[], patterns: readonly Tree[]): Tree {
  const datasets = { type: 'datasetClauses', clauses: [], loc };
  const where = group(patterns);
  return {
    ...{ type: 'query', subType: 'select', context: [], datasets, solutionModifiers: {} },
    ...{ variables, where, loc },
  };
}

/** A `SELECT DISTINCT` as a part of a pattern. */
export function selectDistinct(variables: readonly Tree[], patterns: readonly Tree[]): Tree {
  return withParts(select(variables, patterns), { distinct: true });
}
