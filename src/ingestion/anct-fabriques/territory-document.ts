import type { Quad } from '@rdfjs/types';
import { bilingual, describe, node, term, text } from './quad-builder.ts';
import type { Commune } from './territories.ts';

/**
 * The départements, régions and EPCIs of the communes, with their names: the document `graphs/territoires`,
 * so that a query finds the fabriques of the "Nord" without knowing its code.
 *
 * The quads stand in the default graph, as those of a Turtle file do.
 */
export function territoryDocument(communes: Iterable<Commune>): Quad[] {
  const quads = new Map<string, Quad[]>();
  for (const { departement, region, epci } of communes) {
    quads.set(
      `departement-${departement.code}`,
      describeTerritory(
        'departement',
        departement.regionCode === undefined ? 'insee:CollectiviteDOutreMer' : 'insee:Departement',
        departement,
        departement.regionCode,
      ),
    );
    if (region) {
      quads.set(`region-${region.code}`, describeTerritory('region', 'insee:Region', region));
    }
    if (epci) {
      quads.set(`epci-${epci.code}`, describeTerritory('epci', 'insee:Intercommunalite', epci));
    }
  }
  return [
    ...describe(node('graphs/territoires'), ['fab:Document'], {
      'foaf:primaryTopic': node('territoires'),
      'dcterms:title': bilingual(
        'Territoires des fabriques : départements, régions, EPCI',
        'Territories of the fabriques: départements, régions, EPCIs',
      ),
      'dcterms:license': term('https://www.etalab.gouv.fr/licence-ouverte-open-licence'),
      'dcterms:source': term('https://www.npmjs.com/package/@etalab/decoupage-administratif'),
      'prov:wasDerivedFrom': node('federation#decoupage-administratif'),
    }),
    ...[...quads.values()].flat(),
  ];
}

function describeTerritory(
  kind: string,
  type: string,
  { code, name }: { readonly code: string; readonly name: string },
  regionCode?: string,
): Quad[] {
  return describe(node(`territoires#${kind}-${code}`), [type], {
    'insee:codeINSEE': text(code),
    'insee:nom': text(name),
    'insee:subdivisionDe': regionCode === undefined ? undefined : node(`territoires#region-${regionCode}`),
  });
}
