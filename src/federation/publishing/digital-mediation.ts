import { listSeparator, writeCsv } from '../../catalogue/csv.ts';
import type { Member } from '../../catalogue/members.ts';
import type { PlaceDetails } from '../../catalogue/place-details.ts';

/** The columns of the national schema, in its order. @see {@link https://schema.data.gouv.fr/LaMednum/standard-mediation-num} */
const columns =
  'id pivot nom commune code_postal code_insee adresse complement_adresse latitude longitude typologie telephone courriels site_web horaires presentation_resume presentation_detail source itinerance structure_parente date_maj services publics_specifiquement_adresses prise_en_charge_specifique frais_a_charge dispositif_programmes_nationaux formations_labels autres_formations_labels modalites_acces modalites_accompagnement fiche_acces_libre prise_rdv'.split(
    ' ',
  );

/** What the schema cannot do without. */
const mandatory = ['id', 'pivot', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj'];

/** A place as a row of the national schema. */
export interface MediationRow {
  readonly cells: Readonly<Partial<Record<string, string>>>;
  /** The columns that the schema cannot do without and nobody knows yet. */
  readonly missing: readonly string[];
}

/** Which actions are services of digital mediation, in the closed list of the schema. */
const services: Readonly<Record<string, string>> = {
  'fab-lab': 'Loisirs et créations numériques',
  microfolie: 'Loisirs et créations numériques',
  'campus-connecte': 'Accès internet et matériel informatique',
  coworking: 'Accès internet et matériel informatique',
  'grande-ecole-du-numerique': 'Insertion professionnelle via le numérique',
  mediation: 'Maîtrise des outils numériques du quotidien',
};

/** A place in the columns of the national schema; what nobody knows stays empty. */
export function toMediationRow(
  member: Member,
  details: PlaceDetails | undefined,
  modified: Date | undefined,
): MediationRow {
  const does = member.actions
    .filter(({ status }) => status === 'does')
    .map(({ iri }) => iri.slice(iri.lastIndexOf('/') + 1));
  const cells: Record<string, string | undefined> = {
    id: member.iri,
    pivot: details?.registration?.replace(/\s/gu, ''),
    nom: member.name,
    commune: member.towns[0],
    code_postal: member.postalCodes[0] ?? details?.postalCode,
    code_insee: member.communeCodes[0],
    adresse: details?.street,
    // The middle of a commune would put the place where it is not.
    ...(member.location?.precision === 'exact' && { latitude: member.location.lat, longitude: member.location.long }),
    typologie: ['TIERS_LIEUX', ...(does.includes('fab-lab') ? ['FABLAB'] : [])].join(listSeparator),
    site_web: details?.website,
    presentation_detail: details?.description?.replace(/\s+/gu, ' ').trim(),
    source: 'Fabriques de territoire',
    structure_parente: member.carriers[0]?.name,
    date_maj: modified?.toISOString().slice(0, 10),
    services: [...new Set(does.flatMap((action) => services[action] ?? []))].join(listSeparator),
    formations_labels: member.types.some((type) => type.startsWith('Fabrique')) ? 'Fabriques de Territoire' : undefined,
  };
  return { cells, missing: mandatory.filter((name) => (cells[name] ?? '') === '') };
}

/** In how many rows each column is empty that the schema cannot do without: why rows are left out. */
export function countMissing(rows: readonly MediationRow[]): [column: string, rows: number][] {
  return mandatory
    .map((column): [string, number] => [column, rows.filter(({ missing }) => missing.includes(column)).length])
    .filter(([, count]) => count > 0);
}

/** The rows as CSV. */
export function writeMediationCsv(rows: readonly MediationRow[]): string {
  return writeCsv(
    columns,
    rows.map(({ cells }) => columns.map((name) => cells[name] ?? '')),
  );
}
