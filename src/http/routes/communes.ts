import type { FastifyInstance } from 'fastify';
import { type Box, type Commune, type Communes, departementName, loadCommunes } from '../../catalogue/communes.ts';
import { departementOfCommune } from '../../catalogue/territories.ts';
import { badParameter } from '../sparql/parameters.ts';

/** What is put into the box in which somebody types, by the name of its field. */
const valueFor: Readonly<Record<string, (commune: Commune, typed: string) => string>> = {
  postalCode: ({ postalCodes }, typed) =>
    postalCodes.find((one) => one.startsWith(typed.replaceAll(/\s/gu, ''))) ?? postalCodes[0] ?? '',
  addressLocality: ({ town }) => town,
  communeCode: ({ code }) => code,
  commune: ({ town, code }) => `${town} (${departementOfCommune(code)})`,
};

/** Texts beyond this are no name. */
const longestText = 100;

/**
 * `GET /communes?q=`: the communes of a postcode, an INSEE code or a name, in the form of suggestions, each with its
 * postcodes and about where it lies; `champ` says which of these is typed. `?bbox=W,S,E,N`: the largest of a map.
 */
export function communeRoutes(server: FastifyInstance): void {
  server.get('/communes', async (request, reply) => {
    const { q, bbox, champ = 'addressLocality' } = request.query as Readonly<Record<string, unknown>>;
    const read = typeof champ === 'string' && Object.hasOwn(valueFor, champ) ? valueFor[champ] : undefined;
    if (!read) {
      const names = Object.keys(valueFor).join(', ');
      throw badParameter('champ', `"champ" is one of ${names}`, `« champ » est l’un de ${names}`);
    }
    const typed = typeof q === 'string' ? q.trim().slice(0, longestText) : '';
    const communes = loadCommunes();
    void reply.header('cache-control', 'public, max-age=3600').type('application/json; charset=utf-8');
    const found = bbox === undefined ? communes.search(typed) : communes.within(readBox(bbox));
    return { suggestions: found.map((one) => describe(one, read(one, typed), communes)) };
  });
}

function readBox(bbox: unknown): Box {
  const [west = NaN, south = NaN, east = NaN, north = NaN] =
    typeof bbox === 'string' ? bbox.split(',').map(Number) : [];
  if ([west, south, east, north].some(Number.isNaN)) {
    throw badParameter('bbox', '"bbox" is west,south,east,north', '« bbox » est ouest,sud,est,nord');
  }
  return [west, south, east, north];
}

/** A commune as a suggestion; `centre` only where its middle is known, `near` is about where it lies. */
function describe(commune: Commune, label: string, { near }: Communes): object {
  const { code, town, postalCodes, centre } = commune;
  const departement = departementName(commune);
  const tells = [town, postalCodes.join(' '), departement, code].filter((text) => text !== label);
  return {
    ...{ id: code, label, detail: tells.join(' · ') },
    ...{ code, town, postalCodes, departement, ...(centre && { centre }), near: near(commune) },
  };
}
