import type { CollectionName } from './kinds.ts';
import type { MissingFact } from './missing-facts.ts';

/** Yes, no, or nobody knows. */
export type Ternary = 'oui' | 'non' | 'inconnu';

/** How far a fabrique can have got with an action, the surest first. */
export const statuses = ['does', 'starting', 'wants'] as const;

/** How far a fabrique has got with an action. */
export type Status = (typeof statuses)[number];

/** By what a list can be ordered. */
export const sortKeys = [
  'nom',
  'codePostal',
  'commune',
  'departement',
  'qpv',
  'numerique',
  'porteur',
  'collectivite',
  'centreSocial',
  'bailleurSocial',
  'formation',
  'autres',
  'depuis',
  'annee',
  'dossier',
  'distance',
] as const;

/** One order of a list. */
export type SortKey = (typeof sortKeys)[number];

/** The ways in which a page can show the same set. */
export const views = ['liste', 'table', 'carte', 'partager', 'integrer'] as const;

/** One way of showing a set. */
export type View = (typeof views)[number];

/** How far around a point one looks unless told otherwise, in kilometres. */
export const usualRadius = 30;

/** The value of `rayon` by which a point orders places and leaves none out. */
export const anyRadius = 'partout';

/** What a collection is narrowed to; a list means any of its values. */
export interface Filters {
  /** Words that all have to stand in the name, the town, the description, the carriers' names. */
  readonly q?: string;
  readonly departement: readonly string[];
  readonly region: readonly string[];
  readonly commune: readonly string[];
  readonly codePostal: readonly string[];
  readonly qpv?: Ternary;
  readonly numerique?: Ternary;
  /** Slugs of actions; a category stands for everything under it. */
  readonly action: readonly string[];
  readonly statut: readonly Status[];
  /** Slugs of structures that carry or are partners. */
  readonly structure: readonly string[];
  /** Slugs of families. */
  readonly famille: readonly string[];
  /** The years of the label; of visits, those in which they began. */
  readonly annee: readonly string[];
  /** Slugs of places that visited or were visited; of visits alone. */
  readonly fabrique: readonly string[];
  /** What the places lack; of several, any. */
  readonly manque: readonly MissingFact[];
  /** West, south, east, north, in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  readonly pres?: { readonly lat: number; readonly long: number };
  /** In kilometres, around `pres`; infinite where that only orders. */
  readonly rayon: number;
  readonly tri: SortKey;
  readonly descending: boolean;
}

/** The page of a collection that is asked for. */
export interface CollectionRequest {
  readonly collection: CollectionName;
  readonly filters: Filters;
  readonly page: number;
  readonly perPage: number;
  /** How a page shows it; data are the same in all of them. */
  readonly view: View;
  /** The parameters as they came, for the addresses of the other pages. */
  readonly parameters: readonly (readonly [string, string])[];
}
