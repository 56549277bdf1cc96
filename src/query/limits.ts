import type { SparqlQuery } from '@traqula/rules-sparql-1-1';
import { DomainError } from '../core/errors.ts';
import { defaultLimits, type Limits, type QueryLimits } from '../core/limits.ts';
import { isNode, nodesOf, type SyntaxNode } from '../core/sparql/syntax-tree.ts';

export type { QueryLimits } from '../core/limits.ts';

/** What is allowed unless the operator says otherwise. */
export const defaultQueryLimits: QueryLimits = defaultLimits.query;

/** What each limit counts, in words. */
export const limitNames: Readonly<Record<keyof QueryLimits, readonly [en: string, fr: string]>> = {
  length: ['characters', 'caractères'],
  depth: ['levels of nesting or chaining', 'niveaux d’imbrication ou d’enchaînement'],
  joinedPatterns: ['triple patterns in one join', 'motifs de triplets dans une même jointure'],
  optionals: ['OPTIONAL groups', 'groupes OPTIONAL'],
  branches: ['UNION branches, MINUS, EXISTS and subqueries', 'branches UNION, MINUS, EXISTS et sous-requêtes'],
};

/** What the limits of requests count, in words. */
const requestLimitNames = {
  timeoutMs: ['milliseconds of evaluation', 'millisecondes d’évaluation'],
  updateLength: ['characters of an update', 'caractères d’une mise à jour'],
  bodyBytes: ['bytes of the body of a request', 'octets du corps d’une demande'],
  resultBytes: ['bytes of a result', 'octets d’un résultat'],
  resultRows: ['solutions or triples of a result', 'solutions ou triplets d’un résultat'],
  queriesPerClient: ['queries of one client at once', 'requêtes d’un client à la fois'],
  requestsPerMinute: [
    'queries and writes of one client in a minute; 0 for any number',
    'requêtes et écritures d’un client par minute ; 0 pour autant qu’on veut',
  ],
  queueLength: ['queries that wait', 'requêtes qui attendent'],
  requestTimeoutMs: ['milliseconds to send a request', 'millisecondes pour envoyer une demande'],
} as const satisfies Readonly<Record<string, readonly [en: string, fr: string]>>;

/** A limit as clients are told of it. */
export interface DescribedLimit {
  readonly name: string;
  readonly value: number;
  readonly en: string;
  readonly fr: string;
}

/** Every limit that a client can meet. */
export function describedLimits(limits: Limits, timeoutMs: number): DescribedLimit[] {
  const { query, ...rest } = limits;
  const values: Readonly<Record<string, unknown>> = { ...query, ...rest, timeoutMs };
  return Object.entries({ ...limitNames, ...requestLimitNames }).map(([name, [en, fr]]) => ({
    name,
    value: Number(values[name]),
    en,
    fr,
  }));
}

/**
 * Refuses a text that is too long, before it is parsed.
 *
 * @throws DomainError `query-too-complex`.
 */
export function checkLength(text: string, limits: Pick<QueryLimits, 'length'>): void {
  refuseBeyond('length', text.length, limits.length);
}

/**
 * Refuses a tree that an engine could not plan.
 *
 * @throws DomainError `query-too-complex` that names the limit.
 */
export function checkShape(tree: SparqlQuery, limits: QueryLimits): void {
  let optionals = 0;
  let branches = 0;
  for (const { node, depth } of nodesOf(tree)) {
    refuseBeyond('depth', depth, limits.depth);
    optionals += node.subType === 'optional' ? 1 : 0;
    branches += branchesOf(node);
  }
  refuseBeyond('optionals', optionals, limits.optionals);
  refuseBeyond('branches', branches, limits.branches);
  const written = writtenIn(tree);
  for (const { node } of nodesOf(tree)) {
    if ((node.type === 'pattern' || node.type === 'path') && !written.has(node)) {
      refuseBeyond('joinedPatterns', joinedIn(node), limits.joinedPatterns);
    }
  }
}

/** What is written, not looked for: `INSERT DATA`, `DELETE DATA` and the templates of others may be of any length. */
function writtenIn(tree: SparqlQuery): Set<SyntaxNode> {
  const operations = tree.type === 'update' ? tree.updates.flatMap(({ operation }) => operation ?? []) : [];
  const written: unknown[] = operations.map((operation) =>
    operation.subType === 'insertdata' || operation.subType === 'deletedata'
      ? operation.data
      : operation.subType === 'modify' && [operation.insert, operation.delete],
  );
  if (tree.type === 'query' && tree.subType === 'construct') {
    written.push(tree.template);
  }
  return new Set([...nodesOf(written)].map(({ node }) => node));
}

function branchesOf(node: SyntaxNode): number {
  if (node.type === 'pattern' && node.subType === 'union') {
    return (node as SyntaxNode & { patterns: unknown[] }).patterns.length;
  }
  const counts = node.type === 'query' || node.subType === 'minus' || node.subType === 'patternOperation';
  return counts ? 1 : 0;
}

/** Groups within a group, and `GRAPH`, are joined with what stands around them. */
const joining = new Set(['group', 'bgp', 'graph']);

function joinedIn(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + joinedIn(item), 0);
  }
  if (!isNode(value)) {
    return 0;
  }
  const { patterns, triples, predicate, subject, object, items } = value as unknown as Record<string, unknown>;
  switch (value.type) {
    case 'pattern':
      return joining.has(value.subType ?? '') ? joinedIn(patterns) + joinedIn(triples) : 0;
    case 'tripleCollection':
      return joinedIn(triples);
    case 'triple':
      return Math.max(1, joinedIn(predicate)) + joinedIn(subject) + joinedIn(object);
    case 'path':
      return value.subType === '/'
        ? (items as unknown[]).reduce<number>((sum, item) => sum + Math.max(1, joinedIn(item)), 0)
        : 1;
    default:
      return 0;
  }
}

function refuseBeyond(limit: keyof QueryLimits, found: number, allowed: number): void {
  if (found > allowed) {
    const [en, fr] = limitNames[limit];
    throw new DomainError('query-too-complex', `The query has ${found} ${en}; ${allowed} are allowed`, {
      details: { limit, found, allowed, inFrench: `La requête a ${found} ${fr} ; ${allowed} sont permis` },
    });
  }
}
