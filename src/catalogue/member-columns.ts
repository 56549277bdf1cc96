import type { CollectionPage } from './collection-page.ts';
import { listSeparator } from './csv.ts';
import { kilometresTo } from './distance.ts';
import type { Status } from './filters.ts';
import type { CollectionName } from './kinds.ts';
import type { Member } from './members.ts';

/** How the cells of a column are to be understood: texts unless told otherwise. */
export type ColumnKind = 'text' | 'number' | 'partners';

/** One column of the table of a collection. */
export interface Column {
  readonly name: string;
  readonly values: (member: Member, page: CollectionPage) => readonly (string | undefined)[];
  readonly kind: ColumnKind;
}

const location: readonly Column[] = [
  column('latitude', ({ location: at }) => [at?.lat], 'number'),
  column('longitude', ({ location: at }) => [at?.long], 'number'),
  column('precision', ({ location: at }) => [at?.precision]),
];
const territory: readonly Column[] = [
  column('commune', ({ towns }) => towns),
  column('code_commune', ({ communeCodes }) => communeCodes),
  column('code_postal', ({ postalCodes }) => postalCodes),
  column('departement', ({ departement }) => [departement]),
  column('region', ({ region }) => [region]),
  column('epci', ({ epci }) => [epci]),
];
const common: readonly Column[] = [column('iri', ({ iri }) => [iri]), column('nom', ({ name }) => [name])];

/** The columns of each collection, wherever it is looked for; for the fabriques every one of the technical table of the seed page. */
const memberColumns: Readonly<Record<CollectionName, readonly Column[]>> = {
  fabriques: [
    ...common,
    ...territory,
    ...location,
    column('structures_porteuses', ({ carriers }) => carriers.map(({ name }) => name)),
    column('structure_pilote', ({ leadCarriers }) => leadCarriers.map(({ name }) => name)),
    column('structure_depuis', ({ carriersSince }) => carriersSince, 'number'),
    column('qpv', ({ inQPV }) => [ternary(inQPV)]),
    column('numerique', ({ numerique }) => [ternary(numerique)]),
    partners('consortium_collectivites', ['collectivite']),
    partners('consortium_centres_sociaux', ['centre-social']),
    partners('consortium_bailleurs_sociaux', ['bailleur-social']),
    partners('consortium_acteurs_de_la_formation', ['acteur-de-la-formation']),
    partners('consortium_autres', ['entreprise', 'association', 'autre']),
    column('annee_label', ({ labelYears }) => labelYears, 'number'),
    column('vague_label', ({ waves }) => waves),
    column('familles', ({ families }) => families),
    actions('actions_menees', 'does'),
    actions('actions_demarrees', 'starting'),
    actions('actions_souhaitees', 'wants'),
    column('dossier', ({ applicationFiles }) => applicationFiles),
    column('page_movilab', ({ movilabPages }) => movilabPages),
  ],
  'tiers-lieux': [
    ...common,
    ...territory,
    ...location,
    column('familles', ({ families }) => families),
    column('vague_label', ({ waves }) => waves),
    column('page_movilab', ({ movilabPages }) => movilabPages),
  ],
  structures: [
    ...common,
    other('forme_juridique', 'legalForm'),
    other('depuis', 'foundingDate', 'number'),
    other('siret', 'siret'),
    ...territory,
  ],
  actions: [
    ...common,
    column('nom_anglais', ({ labels }) => [labels['en']]),
    other('categories', 'broader'),
    engaged('fabriques_qui_la_menent', 'does'),
    engaged('fabriques_qui_la_demarrent', 'starting'),
    engaged('fabriques_qui_la_souhaitent', 'wants'),
  ],
  visites: [
    ...common,
    other('visiteurs', 'visitor'),
    other('hotes', 'host'),
    other('nature', 'visitKind'),
    other('debut', 'startDate'),
    other('fin', 'endDate'),
    column('noms_visiteurs', ({ visitors }) => visitors.map(({ name }) => name)),
    column('noms_hotes', ({ hosts }) => hosts.map(({ name }) => name)),
  ],
  pratiques: [...common, other('categories', 'category'), other('pratiquee_par', 'practisedBy')],
  categories: [...common, column('nom_anglais', ({ labels }) => [labels['en']])],
};

/** The columns of a set: those of its collection, and how far its members are where it is looked for near a point. */
export function columnsOf({ collection, filters }: Pick<CollectionPage, 'collection' | 'filters'>): readonly Column[] {
  const distance = column('distance_km', (member) => [kilometresTo(member, filters)?.toFixed(1)], 'number');
  return filters.pres ? [...memberColumns[collection], distance] : memberColumns[collection];
}

/** The cells of a member, a list of values joined in one cell. */
export function memberRow(member: Member, columns: readonly Column[], page: CollectionPage): string[] {
  return columns.map(({ values }) =>
    values(member, page)
      .filter((value) => value !== undefined)
      .map((value) => value.replaceAll(listSeparator, '/'))
      .join(listSeparator),
  );
}

function column(name: string, values: Column['values'], kind: ColumnKind = 'text'): Column {
  return { name, values, kind };
}

function other(name: string, fact: string, kind?: ColumnKind): Column {
  return column(name, ({ others }) => others[fact] ?? [], kind);
}

/** Says in a cell that there is a partner without a name, as on the seed page. */
export const unnamedPartner = 'x';

function partners(name: string, wanted: readonly string[]): Column {
  return column(
    name,
    (member) =>
      member.partners.filter(({ kind }) => wanted.includes(kind)).map((partner) => partner.name ?? unnamedPartner),
    'partners',
  );
}

function actions(name: string, wanted: Status): Column {
  return column(name, (member) =>
    member.actions.filter(({ status }) => status === wanted).map((action) => action.name),
  );
}

/** How many of the fabriques that pass the filters give a status to an action or to anything below it. */
function engaged(name: string, status: Status): Column {
  return column(name, ({ iri }, page) => {
    const counts = page.engaged?.get(iri);
    return [counts && String(counts[status])];
  });
}

/** An empty cell means that nobody knows. */
function ternary(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'oui' : 'non';
}
