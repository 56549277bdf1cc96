import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../src/core/package-root.ts';

/** A commune in which a fabrique can be. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly postcode: string;
  readonly departement: string;
  readonly region: string;
  readonly epci: string | undefined;
  readonly population: number;
  /** Around the middle of its département's fabriques: [longitude, latitude]. */
  readonly centre: readonly [number, number];
}

interface OfficialCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

const leastPopulation = 2500;

/** Real communes, from the packages and the data that the project has anyway. */
export async function readCommunes(): Promise<Commune[]> {
  const require = createRequire(import.meta.url);
  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8')) as T;
  const epciOf = new Map<string, string>();
  for (const { code, membres } of await read<{ code: string; membres: { code: string }[] }[]>('epci')) {
    membres.forEach((member) => epciOf.set(member.code, code));
  }
  const centres = await readCentres();
  return (await read<OfficialCommune[]>('communes')).flatMap(
    ({ code, nom, type, departement, region, codesPostaux = [], population = 0 }) => {
      const [postcode] = codesPostaux;
      const centre = centres.get(departement);
      return type === 'commune-actuelle' && population >= leastPopulation && postcode !== undefined && centre
        ? [{ code, name: nom, postcode, departement, region, epci: epciOf.get(code), population, centre }]
        : [];
    },
  );
}

/** The middle of the fabriques of each département, from the national list. */
async function readCentres(): Promise<Map<string, readonly [number, number]>> {
  const text = await readFile(join(packageRoot, 'data/peers/anct-fabriques/fabriques.trig'), 'utf8');
  const found = new Map<string, { count: number; long: number; lat: number }>();
  for (const graph of text.split('\n}')) {
    const value = (property: string) => new RegExp(`${property} "?([-\\dAB.]+)"?`, 'u').exec(graph)?.[1];
    const [departement, lat, long] = [value('fab:departementCode'), value('geo:lat'), value('geo:long')];
    if (departement !== undefined && lat !== undefined && long !== undefined) {
      const sum = found.get(departement) ?? { count: 0, long: 0, lat: 0 };
      sum.count += 1;
      sum.long += Number(long);
      sum.lat += Number(lat);
      found.set(departement, sum);
    }
  }
  if (found.size === 0) {
    throw new Error(`No fabrique with coordinates was found.`);
  }
  return new Map([...found].map(([departement, { count, long, lat }]) => [departement, [long / count, lat / count]]));
}
