import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import type { PreparedQuery } from '../../query/query-engine.ts';
import { networkOf } from '../attempt-limiter.ts';
import { chooseLanguage, type Language } from '../language.ts';
import { negotiate } from '../negotiation.ts';
import { contentSecurityPolicy } from '../pages/render-page.tsx';
import type { Portal } from '../portal.ts';
import { problemOf } from '../problem-details.ts';
import { untilClientGone } from '../until-client-gone.ts';
import { resultViews } from './example-queries.ts';
import { htmlOffer, offersFor } from './offers.ts';
import { formType, readSources } from './operation.ts';
import { askablePeers, everybody, findSources, nameReports } from './peer-sources.ts';
import { readResult } from './read-result.ts';
import type { QueryAnswering } from './send-query-answer.ts';
import type { SparqlFault, SparqlModel } from './workbench-model.ts';

/** What the workbench needs. */
export interface WorkbenchOptions extends QueryAnswering {
  readonly portal: Portal;
  readonly baseIri: string;
}

/** Whether a request of the endpoint is that of a person in a browser. */
export function wantsWorkbench(request: FastifyRequest): boolean {
  const parameters = parametersOf(request);
  // The endpoint refuses an update that comes where a query is expected, and answers one that is allowed.
  if (parameters.has('update')) {
    return false;
  }
  const format = parameters.get('format') ?? '';
  if (format !== '') {
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
  { engine, registry, portal, baseIri }: WorkbenchOptions,
): Promise<FastifyReply> {
  const parameters = parametersOf(request);
  const choice = chooseLanguage(parameters.get('lang'), request.headers['accept-language']);
  const query = parameters.get('query') ?? '';
  const peers = await askablePeers(registry);
  const wished = readSources(parameters.getAll('sources'));
  const model: SparqlModel = {
    peers,
    sources: wished.some((name) => everybody.includes(name)) ? peers.map(({ name }) => name) : wished,
    query: query.trim() === '' ? undefined : query,
    view: resultViews.find((view) => view === parameters.get('vue')) ?? 'table',
  };
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
    const sources = await findSources({ sources: wished, partial: parameters.get('partial') !== 'no' }, registry);
    const result = await engine.evaluate(
      prepared,
      {
        client: networkOf(request.ip),
        ...(sources && { sources: sources.selection }),
        // A graph comes in the store's own syntax.
        ...(hasSolutions(prepared) && { resultsMediaType: 'application/sparql-results+json' }),
      },
      untilClientGone(reply),
    );
    const reports = sources && result.sources ? nameReports(result.sources, sources) : undefined;
    return await reply.send(page({ ...model, reports, result: readResult(result) }));
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    const { status, fault } = faultOf(error, choice.language, baseIri);
    return reply.code(status).send(page({ ...model, problem: fault }));
  }
}

function hasSolutions({ form }: PreparedQuery): boolean {
  return form === 'select' || form === 'ask';
}

function faultOf(error: DomainError, language: Language, baseIri: string): { status: number; fault: SparqlFault } {
  const { status, title, detail } = problemOf(error, language, baseIri);
  const { line, column } = error.details as { readonly line?: unknown; readonly column?: unknown };
  const place = typeof line === 'number' ? { line, ...(typeof column === 'number' && { column }) } : {};
  return { status, fault: { title, detail, ...place } };
}

/** The parameters of the address, and those of the form that a long question comes in. */
function parametersOf(request: FastifyRequest): URLSearchParams {
  const [, inAddress = ''] = request.url.split(/\?(.*)/su, 2);
  const isForm = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === formType;
  const inBody = isForm && typeof request.body === 'string' ? request.body : '';
  return new URLSearchParams([...new URLSearchParams(inBody), ...new URLSearchParams(inAddress)]);
}
