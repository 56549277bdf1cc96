import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../core/errors.ts';
import type { ValidationReport } from '../validation/report.ts';
import type { ContextDocument } from '../vocabulary/context.ts';
import { negotiate, type Offer } from './negotiation.ts';
import type { ProblemDocument } from './problem-catalogue.ts';
import { contentTypeOf, reportOffers, reportToJson, reportToRdf } from './validation-report.ts';

const problemOffer: Offer = {
  name: 'problem',
  mediaType: 'application/problem+json',
  label: 'Problem details',
  aliases: ['text/html', 'application/xhtml+xml'],
};

/** A problem whose reports are told as `results`, one by one, for programs and forms. */
export function withResults(problem: ProblemDocument, error: unknown, context: ContextDocument): ProblemDocument {
  const reports = reportsOf(error);
  if (!reports) {
    return problem;
  }
  const { type, title, status, detail } = problem;
  return { type, title, status, detail, ...reportToJson(reports, context) };
}

/**
 * Answers a refused document with the bare report where that is asked for: RDF by its media types, or plain JSON.
 *
 * @returns False where problem details or a page are to be sent.
 */
export function sendBareReport(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  context: ContextDocument,
): boolean {
  const reports = reportsOf(error);
  const offer = reports && offerFor(request.headers.accept);
  if (!reports || !offer || offer.name === problemOffer.name) {
    return false;
  }
  const text =
    offer.name === 'json'
      ? `${JSON.stringify(reportToJson(reports, context), undefined, 2)}\n`
      : reportToRdf(reports, offer.mediaType);
  void reply
    .code(422)
    .headers({ 'cache-control': 'no-cache', vary: 'Accept, Accept-Language' })
    .type(contentTypeOf(offer.mediaType))
    .send(text);
  return true;
}

function offerFor(accept: string | undefined): Offer | undefined {
  try {
    return negotiate({ accept }, [problemOffer, ...reportOffers]).offer;
  } catch {
    return undefined; // what is wrong matters more than its format
  }
}

function reportsOf(error: unknown): (readonly [string, ValidationReport])[] | undefined {
  const reports =
    error instanceof DomainError && error.code === 'validation-failed' ? error.details['reports'] : undefined;
  // Only `Contributor` throws this code, with a report for each document that it refuses.
  return reports === undefined ? undefined : Object.entries(reports as Record<string, ValidationReport>);
}
