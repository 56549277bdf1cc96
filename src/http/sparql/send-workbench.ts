import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { parseText } from '../../core/rdf/parse.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { QueryEngine } from '../../query/query-engine.ts';
import type { QueryResult } from '../../store/query-request.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { networkOf } from '../attempt-limiter.ts';
import { chooseLanguage } from '../language.ts';
import { negotiate } from '../negotiation.ts';
import { contentSecurityPolicy } from '../pages/render-page.tsx';
import type { ResultTerm, SparqlModel, SparqlResult } from '../pages/sparql-page.tsx';
import type { Portal } from '../portal.ts';
import { problemOf } from '../problem-details.ts';
import { untilClientGone } from '../until-client-gone.ts';
import { htmlOffer, offersFor } from './offers.ts';

/** What the workbench needs. */
export interface WorkbenchOptions {
  readonly engine: QueryEngine;
  readonly portal: Portal;
  readonly baseIri: string;
}

/** Rows and characters beyond which a page says that there is more, to be downloaded. */
const mostRows = 200;
const mostText = 50_000;

interface ResultsDocument {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Partial<Record<string, ResultTerm>>>[] };
}

/** Whether a request of the endpoint is that of a person in a browser. */
export function wantsWorkbench(request: FastifyRequest): boolean {
  const { format } = request.query as Readonly<Record<string, unknown>>;
  if (typeof format === 'string' && format !== '') {
    return format === htmlOffer.name;
  }
  try {
    return negotiate({ accept: request.headers.accept }, offersFor('select', true)).offer === htmlOffer;
  } catch {
    return false; // nothing of what is on offer for solutions: graphs may be
  }
}

/** Answers with the workbench: the form, and the answer to the query or what is wrong with it. */
export async function sendWorkbench(
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, portal, baseIri }: WorkbenchOptions,
): Promise<FastifyReply> {
  const { query, lang } = request.query as Readonly<Record<string, unknown>>;
  const choice = chooseLanguage(lang, request.headers['accept-language']);
  const model: SparqlModel = { query: typeof query === 'string' && query.trim() !== '' ? query : undefined };
  const page = (answer: SparqlModel): string =>
    portal.sparql(answer, { baseIri, url: request.url, choice, alternates: [] });
  void reply.type('text/html; charset=utf-8').headers({
    vary: choice.explicit ? 'Accept' : 'Accept, Accept-Language',
    'cache-control': 'no-cache',
    'content-language': choice.language,
    'content-security-policy': contentSecurityPolicy,
  });
  if (model.query === undefined) {
    return reply.send(page(model));
  }
  try {
    const prepared = engine.prepare(model.query);
    const result = await engine.evaluate(
      prepared,
      { resultsMediaType: 'application/sparql-results+json', client: networkOf(request.ip) },
      untilClientGone(reply),
    );
    return await reply.send(page({ ...model, result: readResult(result) }));
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    const problem = problemOf(error, choice.language, baseIri);
    return reply.code(problem.status).send(page({ ...model, problem }));
  }
}

function readResult({ mediaType, body }: QueryResult): SparqlResult {
  const text = new TextDecoder().decode(body);
  const format = rdfFormatOf(mediaType);
  if (format) {
    const turtle = serialiseRdf(parseText(text, format), 'text/turtle', { prefixes });
    return { kind: 'graph', text: turtle.length > mostText ? `${turtle.slice(0, mostText)}\n# …` : turtle };
  }
  // The store writes results in the format that was asked for.
  const { head, boolean, results } = JSON.parse(text) as ResultsDocument;
  if (boolean !== undefined) {
    return { kind: 'boolean', value: boolean };
  }
  const bindings = results?.bindings ?? [];
  return {
    kind: 'solutions',
    variables: head.vars ?? [],
    rows: bindings.slice(0, mostRows),
    total: bindings.length,
  };
}
