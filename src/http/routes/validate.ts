import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Quad } from '@rdfjs/types';
import { existingThings } from '../../contribution/existing-things.ts';
import { claimSubject } from '../../contribution/mapping/claim-subject.ts';
import { readBody } from '../../contribution/mapping/read-body.ts';
import { DomainError } from '../../core/errors.ts';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { groupBy, keyOf } from '../../core/rdf/dataset.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import { knownContexts } from '../../contribution/mapping/known-contexts.ts';
import type { ValidationReport } from '../../validation/report.ts';
import { selectShapes } from '../../validation/shape-selection.ts';
import { readShapeFiles } from '../../validation/shape-files.ts';
import { ValidationThread } from '../../validation/thread/validation-thread.ts';
import { collectionNames, kinds } from '../../vocabulary/kinds.ts';
import { htmlOffer } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { chooseLanguage } from '../language.ts';
import { negotiate } from '../negotiation.ts';
import { reportPage } from '../pages/report-page.tsx';
import { contentSecurityPolicy } from '../pages/render-page.tsx';
import { badParameter, Parameters } from '../sparql/parameters.ts';
import { acceptThingBodies, readDescription } from '../thing-writes/read-write.ts';
import { contentTypeOf, reportOffers, reportToJson, reportToRdf } from '../validation-report.ts';

/** Bodies and triples that are judged at once; larger data are validated by `fabriques validate`. */
const longestBody = 4 * 1_048_576;
const mostTriples = 50_000;

/**
 * `POST /validate`: judges any RDF or JSON without writing it, each of its graphs by itself, in the light of what
 * this instance knows. `?shapes=places,EngagementShape` narrows the report; `?collection=fabriques` reads plain JSON
 * as a write to that collection would.
 */
export function validateRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, validator, vocabulary, portal } = dependencies;
  const thread = new ValidationThread();
  const files = readShapeFiles();
  const offers = portal ? [...reportOffers, htmlOffer] : reportOffers;
  server.addHook('onClose', async () => thread.close());
  acceptThingBodies(server);

  server.post('/validate', { bodyLimit: longestBody }, async (request, reply) => {
    const parameters = new Parameters(request.url.split('?').slice(1).join('?'));
    const select = selectShapes(
      parameters.all('shapes').flatMap((names) => names.split(',').filter((name) => name !== '')),
      files,
    );
    const { offer } = negotiate({ format: parameters.one('format'), accept: request.headers.accept }, offers);
    const quads = await readAny(request, parameters.one('collection'), dependencies);
    if (quads.length > mostTriples) {
      throw new DomainError('too-large', `At most ${mostTriples} triples are judged at once, not ${quads.length}`, {
        details: { inFrench: `Au plus ${mostTriples} triplets se vérifient à la fois, pas ${quads.length}` },
      });
    }
    const graphs = groupBy(quads, ({ graph }) => keyOf(graph));
    const known = await existingThings(store, validator.referencesIn(quads), new Map([['', quads]]));
    const references = new Map(
      [...validator.referencesIn(quads)].map((iri) => [iri, [...(known.get(iri) ?? [])]] as const),
    );
    // What one graph of the body describes, another may refer to.
    for (const { subject } of quads) {
      references.set(subject.value, [...(known.get(subject.value) ?? [])]);
    }
    const reports: [string, ValidationReport][] = [];
    for (const [, group] of graphs) {
      reports.push([group[0]?.graph.value ?? '', select(await thread.validate(group, references))]);
    }
    void reply.headers({ vary: 'Accept, Accept-Language', 'cache-control': 'no-store' });
    return offer.name === 'html'
      ? sendPage(request, reply, reports, dependencies)
      : reply
          .type(contentTypeOf(offer.mediaType))
          .send(
            offer.name === 'json'
              ? `${JSON.stringify({ ...reportToJson(reports, vocabulary.context), triples: quads.length }, undefined, 2)}\n`
              : reportToRdf(reports, offer.mediaType),
          );
  });
}

async function readAny(
  request: FastifyRequest,
  collection: string | undefined,
  { configuration: { baseIri }, vocabulary: { context } }: ServerDependencies,
): Promise<Quad[]> {
  const body = readDescription(request);
  const name = collectionNames.find((one) => one === collection);
  if (collection !== undefined && !name) {
    const names = collectionNames.join(', ');
    throw badParameter('collection', `"collection" is one of ${names}`, `« collection » est l’un de ${names}`);
  }
  const format = rdfFormatOf(body.contentType);
  if (format && format.name !== 'jsonld') {
    const contexts = knownContexts(baseIri, context, body.language ?? 'fr');
    return parseRdf(body.text, body.contentType, { baseIri, contexts, strict: true });
  }
  const thing = `${baseIri}${name ?? 'validate'}/document`;
  const target = { thing, graph: `${baseIri}graphs/document`, baseIri, context };
  const quads = await readBody(body, target);
  return name ? claimSubject(quads, thing, kinds[name]) : quads;
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  reports: readonly (readonly [string, ValidationReport])[],
  { portal, configuration, vocabulary }: ServerDependencies,
): FastifyReply {
  const { lang } = request.query as Readonly<Record<string, unknown>>;
  const choice = chooseLanguage(lang, request.headers['accept-language']);
  const { baseIri } = configuration;
  const report = reportToJson(reports, vocabulary.context);
  const html = portal?.render(() => reportPage(report), { baseIri, url: request.url, choice, alternates: [] });
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-language': choice.language, 'content-security-policy': contentSecurityPolicy })
    .send(html);
}
