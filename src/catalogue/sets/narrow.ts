import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Filters } from '../filters.ts';
import type { CollectionName } from '../kinds.ts';
import { wordsOf } from '../word-pattern.ts';
import type { BitSet } from './bit-set.ts';
import type { SetIndex } from './set-index.ts';

/** The indexes of the collections that a set may be narrowed by. */
export interface SetIndexes {
  /** Of the collection itself. */
  readonly own: SetIndex;
  /** Of the places that the other collections are narrowed by. */
  readonly places: SetIndex;
}

/**
 * The members of a collection that pass the filters: exactly those that the SPARQL query of the filters selects.
 *
 * @see selectionQuery
 */
export function narrow(collection: CollectionName, { own, places }: SetIndexes, filters: Filters): BitSet {
  const ofThing = [
    ...wordsOf(filters.q ?? '').map((word) => own.saying(word)),
    ...(collection === 'visites' && filters.annee.length > 0
      ? [
          own.passing(({ others }) =>
            (others['startDate'] ?? []).some((date) => filters.annee.includes(date.slice(0, 4))),
          ),
        ]
      : []),
    ...(filters.fabrique.length > 0 ? [own.having('fabrique', filters.fabrique)] : []),
    ...(collection === 'actions' && filters.action.length > 0 ? [own.having('category', filters.action)] : []),
  ];
  const byPlace = placeFilters(collection, filters);
  const around = narrowPlaces(places, byPlace);
  const ofPlaces = around === undefined ? [] : [ofPlace(collection, { own, places }, around, byPlace)];
  return [...ofThing, ...ofPlaces].reduce((set, other) => set.and(other), own.everything);
}

/** The places that a collection is narrowed by: all of them where no filter is about places. */
export function placesAround(collection: CollectionName, places: SetIndex, filters: Filters): BitSet {
  return narrowPlaces(places, placeFilters(collection, filters)) ?? places.everything;
}

/** The filters that are about places; those that are about the thing itself are left out. */
function placeFilters(collection: CollectionName, filters: Filters): Filters {
  return {
    ...filters,
    ...(collection === 'actions' && { action: [] }),
    ...(collection === 'visites' && { annee: [] }),
  };
}

/** The places that pass the filters, or undefined where no filter is about places. */
function narrowPlaces(index: SetIndex, filters: Filters): BitSet | undefined {
  const { qpv, numerique, action, statut, bbox, pres } = filters;
  const byValues = (
    ['departement', 'region', 'commune', 'codePostal', 'structure', 'famille', 'annee', 'manque'] as const
  ).flatMap((name) => (filters[name].length > 0 ? [index.having(name, filters[name])] : []));
  const all = [
    ...byValues,
    ...(qpv ? [index.having('qpv', [qpv])] : []),
    ...(numerique ? [index.having('numerique', [numerique])] : []),
    ...engaged(index, action, statut),
    ...(bbox || (pres && Number.isFinite(filters.rayon)) ? [placesNear(index, filters)] : []),
  ];
  return all.length === 0 ? undefined : all.reduce((set, other) => set.and(other));
}

/** The places engaged in one of some actions with one of some statuses, as one engagement says both. */
function engaged(index: SetIndex, action: Filters['action'], statut: Filters['statut']): BitSet[] {
  if (action.length > 0 && statut.length > 0) {
    return [
      index.having(
        'engagement',
        action.flatMap((one) => statut.map((status) => `${one} ${status}`)),
      ),
    ];
  }
  return [
    ...(action.length > 0 ? [index.having('action', action)] : []),
    ...(statut.length > 0 ? [index.having('statut', statut)] : []),
  ];
}

/** The places of which one position is inside a box and a circle; distances as in the SPARQL query. */
export function placesNear(index: SetIndex, { bbox, pres, rayon }: Pick<Filters, 'bbox' | 'pres' | 'rayon'>): BitSet {
  const [west, south, east, north] = bbox ?? [-180, -90, 180, 90];
  const perLong = 111.32 * Math.cos(((pres?.lat ?? 0) * Math.PI) / 180);
  return index.located(({ lat, long }) => {
    const inBox =
      lat >= south && lat <= north && (west <= east ? long >= west && long <= east : long >= west || long <= east);
    const inCircle = !pres || ((long - pres.long) * perLong) ** 2 + ((lat - pres.lat) * 110.574) ** 2 <= rayon * rayon;
    return inBox && inCircle;
  });
}

/** The things of a collection that belong to some places. */
function ofPlace(collection: CollectionName, { own, places }: SetIndexes, around: BitSet, filters: Filters): BitSet {
  const some = (iris: readonly string[] | undefined, set: ReadonlySet<string>): boolean =>
    (iris ?? []).some((iri) => set.has(iri));
  const members = () => [...around].flatMap((index) => places.members[index] ?? []);
  switch (collection) {
    case 'fabriques':
    case 'tiers-lieux':
      return around;
    case 'structures': {
      const involved = new Set(members().flatMap(({ structures }) => structures));
      const themselves = narrowPlaces(own, filters);
      const byPlace = own.passing(({ iri }) => involved.has(iri));
      return themselves ? byPlace.or(themselves) : byPlace;
    }
    case 'actions': {
      const { statut } = filters;
      return own.passing(({ iri }) => {
        const action = localNameOf(iri);
        const [set] = engaged(places, [action], statut);
        return set !== undefined && set.countWith(around) > 0;
      });
    }
    case 'visites': {
      const found = new Set(members().map(({ iri }) => iri));
      return own.passing(({ others }) => some(others['visitor'], found) || some(others['host'], found));
    }
    case 'pratiques': {
      const found = new Set(members().map(({ iri }) => iri));
      return own.passing(({ others }) => some(others['practisedBy'], found));
    }
    case 'categories': {
      const found = new Set(members().map(({ iri }) => iri));
      return own.passing(({ others }) => some(others['usedBy'], found));
    }
  }
}
