import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { DomainError, messageOf } from '../../core/errors.ts';
import { slugOf } from '../slug.ts';

/** A commune, département, région or EPCI by code and name. */
export interface Territory {
  readonly code: string;
  readonly name: string;
}

/** A département, or an overseas collectivity that stands in its place and in no région. */
export interface Departement extends Territory {
  readonly regionCode: string | undefined;
}

/** What is known of a commune of today. */
export interface Commune extends Territory {
  readonly departement: Departement;
  readonly region: Territory | undefined;
  readonly epci: Territory | undefined;
  readonly postcodes: readonly string[];
}

/** The French administrative divisions. */
export interface Territories {
  /** The commune of today with this code, or that took over the commune which had it. */
  findCommune: (code: string) => Commune | undefined;
  /** The communes of today in a département that have this name, whatever its accents and capitals. */
  findCommunesNamed: (name: string, departement: string) => readonly Commune[];
}

interface Entry {
  readonly code: string;
  readonly nom: string;
}
interface CommuneEntry extends Entry {
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly codesPostaux?: readonly string[];
  readonly anciensCodes?: readonly string[];
}
/** The tables of `@etalab/decoupage-administratif` that are used, as they stand in its files. */
export interface TerritoryTables {
  readonly communes: readonly CommuneEntry[];
  readonly departements: readonly (Entry & { readonly region: string; readonly zone: string })[];
  readonly regions: readonly (Entry & { readonly zone: string })[];
  readonly epci: readonly (Entry & { readonly membres: readonly { readonly code: string }[] })[];
}

/**
 * Loads the divisions from the package `@etalab/decoupage-administratif`; no network.
 *
 * @throws DomainError `configuration-invalid` when the package, which only the importer needs, is not installed.
 */
export async function loadTerritories(): Promise<Territories> {
  const [communes, departements, regions, epci] = await Promise.all(
    ['communes', 'departements', 'regions', 'epci'].map(loadTable),
  );
  // The package is pinned, and the test of the committed files would show any change of its form.
  return createTerritories({ communes, departements, regions, epci } as TerritoryTables);
}

/** Indexes the tables of the divisions. */
export function createTerritories(tables: TerritoryTables): Territories {
  const current = tables.communes.filter(({ type }) => type === 'commune-actuelle');
  const byCode = new Map(current.map((commune) => [commune.code, commune]));
  const byFormerCode = new Map(
    current.flatMap((commune) => commune.anciensCodes?.map((code) => [code, commune]) ?? []),
  );
  // Overseas collectivities are listed as régions of themselves, which they are not.
  const regions = new Map(
    tables.regions.filter(({ zone }) => zone !== 'com').map((entry) => [entry.code, toTerritory(entry)]),
  );
  const departements = new Map(tables.departements.map((entry) => [entry.code, entry]));
  const epciOf = new Map(tables.epci.flatMap((entry) => entry.membres.map(({ code }) => [code, toTerritory(entry)])));
  const byName = new Map<string, string[]>();
  for (const { nom, code, departement } of current) {
    const key = `${departement} ${slugOf(nom)}`;
    byName.set(key, [...(byName.get(key) ?? []), code]);
  }
  const territories: Territories = {
    findCommunesNamed: (name, departement) =>
      (byName.get(`${departement} ${slugOf(name)}`) ?? []).flatMap((code) => territories.findCommune(code) ?? []),
    findCommune: (code) => {
      const commune = byCode.get(code) ?? byFormerCode.get(code);
      const departement = departements.get(commune?.departement ?? '');
      if (!commune || !departement) {
        return undefined;
      }
      const region = regions.get(commune.region);
      return {
        ...toTerritory(commune),
        departement: { ...toTerritory(departement), regionCode: region?.code },
        region,
        epci: epciOf.get(commune.code),
        postcodes: commune.codesPostaux ?? [],
      };
    },
  };
  return territories;
}

function toTerritory({ code, nom }: Entry): Territory {
  return { code, name: nom };
}

async function loadTable(name: string): Promise<unknown> {
  const file = `@etalab/decoupage-administratif/data/${name}.json`;
  try {
    return JSON.parse(await readFile(createRequire(import.meta.url).resolve(file), 'utf8')) as unknown;
  } catch (cause) {
    const message = `The import needs the file ${file}, which cannot be read: ${messageOf(cause)}`;
    throw new DomainError('configuration-invalid', message, { cause });
  }
}
