import type { Quad } from '@rdfjs/types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ThingRevision } from '../../catalogue/history.ts';
import type { CollectionName } from '../../catalogue/kinds.ts';
import { ownDocument } from '../../catalogue/kinds.ts';
import { createLabels, type Labels } from '../../catalogue/portal/labels.ts';
import { readLinked } from '../../catalogue/portal/linked.ts';
import type { RouteDependencies, ServerDependencies } from '../dependencies.ts';
import { readPropertyTexts } from '../forms/property-texts.ts';
import { history as messages } from '../messages/history.ts';
import { historyPage } from '../pages/history-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { visitorOf } from '../visitor.ts';
import { reportOffers } from '../validation-report.ts';

/** What a history is told of. */
export interface HistoryRequest {
  readonly iri: string;
  readonly collection: CollectionName;
  readonly revisions: readonly ThingRevision[];
}

/** Makes the sender of the pages that tell histories. */
export function createHistoryPageSender(dependencies: RouteDependencies) {
  const texts = readPropertyTexts();
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    { iri, collection, revisions }: HistoryRequest,
  ): Promise<FastifyReply> => {
    const formats = reportOffers.map(({ name, mediaType, label }) => ({
      ...{ mediaType, label },
      href: `${iri}/historique?format=${name}`,
    }));
    const asked = pageRequest(request, dependencies, formats);
    const labels = await labelsIn(
      revisions.flatMap(({ added, removed }) => [...added, ...removed]),
      [iri],
      asked.choice.language,
      dependencies,
    );
    const { name } = labels.thing(iri);
    const visitor = await visitorOf(request, dependencies);
    const own = ownDocument(dependencies.configuration.baseIri, iri).value;
    const restorable = revisions.filter(({ documents }) => documents.includes(own)).map(({ revision }) => revision);
    const words = { labels, nameOf: texts.nameOf };
    return sendPage(
      reply,
      asked,
      ({ t }, alternates) =>
        historyPage(
          { iri, collection, name, revisions, words, visitor, restorable },
          alternates,
          `${t(messages.of)} ${name}`,
        ),
      dependencies,
    );
  };
}

/** The names of all that triples mention. */
export async function labelsIn(
  quads: readonly Quad[],
  others: readonly string[],
  language: string,
  { store, vocabulary, configuration: { baseIri } }: ServerDependencies,
): Promise<Labels> {
  const mentioned = quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : []));
  const known = [...new Set([...others, ...mentioned])].filter((iri) => iri.startsWith(baseIri));
  return createLabels(vocabulary, await readLinked(store, known, baseIri), language);
}
