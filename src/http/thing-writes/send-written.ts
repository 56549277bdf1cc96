import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Quad } from '@rdfjs/types';
import type { Thing } from '../../catalogue/thing.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { writeLinks } from '../links.ts';
import type { Offer } from '../negotiation.ts';
import type { ThingWish, ThingWriter } from '../thing-writer.ts';
import { reportToJson } from '../validation-report.ts';
import { completenessOf, completenessRelation } from './completeness.ts';

/** What was written, and how it is to be told. */
export interface WriteAnswer {
  readonly thing: Thing;
  readonly created: boolean;
  /** What was sent and left out, because other documents say it. */
  readonly leftOut: readonly Quad[];
  readonly wish: ThingWish;
  readonly offers: readonly Offer[];
}

/**
 * Answers a write with the thing as it is now, in the format asked for, exactly as `GET` would give it, with its
 * `ETag`; or, where the client prefers little, with a receipt: what could still be completed, and what was left out.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7240#section-4.2 | RFC 7240, 4.2}
 */
export async function sendWritten(
  request: FastifyRequest,
  reply: FastifyReply,
  { thing, created, leftOut, wish, offers }: WriteAnswer,
  dependencies: RouteDependencies & { readonly write: ThingWriter },
): Promise<FastifyReply> {
  const representation = await dependencies.write(thing, wish, offers);
  const links = writeLinks([{ href: `${thing.iri}/completude`, rel: completenessRelation }]);
  void reply.code(created ? 201 : 200).headers({
    ...representation.headers,
    'content-location': thing.iri,
    'cache-control': 'no-store',
    link: `${representation.headers['link'] ?? ''}, ${links}`.replace(/^, /u, ''),
    'left-out': String(leftOut.length),
    ...(created && { location: thing.iri }),
  });
  if (!prefersMinimal(request)) {
    return reply.header('content-type', representation.contentType).send(representation.body);
  }
  const completeness = await completenessOf(thing, dependencies);
  const receipt = {
    id: thing.iri,
    revision: thing.revision,
    etag: representation.etag,
    leftOut: leftOut.map(({ subject, predicate, object }) => ({
      subject: subject.value,
      predicate: predicate.value,
      value: object.value,
    })),
    completeness: reportToJson([['', completeness]], dependencies.vocabulary.context).results,
  };
  return reply
    .headers({ 'preference-applied': 'return=minimal', 'content-type': 'application/json' })
    .removeHeader('content-location')
    .send(`${JSON.stringify(receipt, undefined, 2)}\n`);
}

function prefersMinimal({ headers }: FastifyRequest): boolean {
  return [headers['prefer'] ?? []].flat().some((value) => /(?:^|[,;\s])return\s*=\s*"?minimal\b/iu.test(value));
}
