import type { FastifyInstance } from 'fastify';
import { readPlaceDetails } from '../../catalogue/place-details.ts';
import { refusedParameter } from '../../catalogue/refused-parameter.ts';
import { DomainError } from '../../core/errors.ts';
import {
  type ElementsRequest,
  type GoGoElement,
  narrowElements,
  toElement,
} from '../../federation/publishing/go-go-carto.ts';
import { conceptIri } from '../../vocabulary/namespaces.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { writeLinks } from '../links.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';

/** The fabriques as a map of GoGoCarto gives its elements: what its "import from an address" reads. */
export function elementRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, tables, vocabulary, configuration } = dependencies;
  const { baseIri } = configuration;
  const cache = createRepresentationCache(store);
  const familyName = (slug: string) => vocabulary.concepts.get(conceptIri('families', slug))?.labels['fr'] ?? slug;
  const link = writeLinks([
    { href: `${baseIri}fabriques`, rel: 'alternate', type: 'text/html' },
    { href: `${baseIri}catalog`, rel: 'describedby' },
  ]);

  let known: { readonly revision: number; readonly elements: Promise<GoGoElement[]> } | undefined;
  const read = async (): Promise<GoGoElement[]> => {
    const [members, details] = await Promise.all([tables.of('fabriques'), readPlaceDetails(store, baseIri)]);
    return [...members.values()].map((member) => toElement(member, details.get(member.iri), familyName));
  };
  const elements = async (): Promise<GoGoElement[]> => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      known = { revision, elements: read() };
      const { elements: reading } = known;
      // What failed once may work the next time.
      reading.catch(() => (known = undefined));
    }
    return known.elements;
  };

  const answer = (data: readonly GoGoElement[]) => {
    const licences = [...new Set(data.flatMap(({ licences: of }) => of as string[]))].sort();
    const document = { licence: licences.join(' '), ontology: 'gogofull', data };
    return createRepresentation(`${JSON.stringify(document)}\n`, 'application/json', { link });
  };

  for (const path of ['/api/elements.json', '/api/elements']) {
    server.get(path, async (request, reply) => {
      const asked = readRequest(request.query as Readonly<Record<string, unknown>>);
      const key = JSON.stringify(asked);
      const representation = await cache.get(key, async () => answer(narrowElements(await elements(), asked)));
      return sendRepresentation(request, reply, representation);
    });
  }

  server.get<{ Params: { id: string } }>('/api/elements/:id', async (request, reply) => {
    const id = request.params.id.replace(/\.json$/u, '');
    const element = (await elements()).find((one) => one.id === id);
    if (!element) {
      throw new DomainError('not-found', `There is no element "${id.slice(0, 100)}"`, {
        details: { inFrench: `Il n’y a pas d’élément « ${id.slice(0, 100)} »` },
      });
    }
    return sendRepresentation(request, reply, await cache.get(`element ${id}`, async () => answer([element])));
  });
}

const mostBoxes = 20;

/** @throws DomainError `bad-request` that names the parameter. */
function readRequest({ bounds, categories, limit }: Readonly<Record<string, unknown>>): ElementsRequest {
  const boxes = textIn(bounds)
    .split(';')
    .filter((part) => part !== '');
  const parsed = boxes.map((box) => {
    const [west, south, east, north, ...rest] = box.split(',').map(Number);
    if (west === undefined || south === undefined || east === undefined || north === undefined || rest.length > 0) {
      throw refusedParameter('bounds', box, { fr: 'ouest,sud,est,nord[;…]', en: 'west,south,east,north[;…]' });
    }
    if (![west, south, east, north].every(Number.isFinite) || boxes.length > mostBoxes) {
      throw refusedParameter('bounds', box, { fr: 'ouest,sud,est,nord[;…]', en: 'west,south,east,north[;…]' });
    }
    return [west, south, east, north] as const;
  });
  const count = textIn(limit);
  if (!/^\d{0,7}$/u.test(count)) {
    throw refusedParameter('limit', count, '1, 2, 3…');
  }
  return {
    bounds: parsed,
    categories: textIn(categories)
      .split(',')
      .map((category) => category.trim())
      .filter((category) => category !== ''),
    // GoGoCarto takes 0 and nothing for no limit.
    ...(Number(count) > 0 && { limit: Number(count) }),
  };
}

function textIn(value: unknown): string {
  return [value ?? ''].flat().map(String).join(',');
}
