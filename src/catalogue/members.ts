import type { Ternary } from './filters.ts';
import type { Location } from './geo-json.ts';

/** A thing that another one names. */
export interface Reference {
  readonly iri: string;
  readonly name: string;
}

/** A partner of a fabrique's consortium, or only its kind where no name is known. */
export interface Partner {
  /** The slug of the concept: `collectivite`, `centre-social` … */
  readonly kind: string;
  readonly name?: string;
}

/** An action with the status a fabrique gives it. */
export interface MemberAction extends Reference {
  readonly status: 'does' | 'starting' | 'wants';
}

/**
 * One thing of a collection as a row: what lists, tables, maps, CSV and GeoJSON show of it.
 * Where sources disagree, every value is there, the least surprising first.
 */
export interface Member {
  readonly iri: string;
  readonly slug: string;
  /** Local names of its classes: `Fabrique`, `FabriqueNumerique` … */
  readonly types: readonly string[];
  /** Its name; for an action its label in French, where there is one; for a visit who went to whom; else its slug. */
  readonly name: string;
  /** Every label by language, for an action. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a concept means, by language. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly communeCodes: readonly string[];
  /** The name of the commune where nothing says it. */
  readonly towns: readonly string[];
  readonly postalCodes: readonly string[];
  /** From the commune where nothing says it. */
  readonly departement?: string;
  readonly region?: string;
  readonly epci?: string;
  /** Every position that a document gives. */
  readonly locations: readonly Location[];
  /** The best of them; the middle of the commune where there is none. */
  readonly location?: Location;
  /** Undefined where nobody knows, or where sources disagree. */
  readonly inQPV?: boolean;
  /** Undefined where nobody knows, or where sources disagree. */
  readonly numerique?: boolean;
  /** The answers of the filters that find it: both where sources disagree, `inconnu` alone where nobody knows. */
  readonly answers: { readonly qpv: readonly Ternary[]; readonly numerique: readonly Ternary[] };
  readonly carriers: readonly Reference[];
  /** Who came, of a visit. */
  readonly visitors: readonly Reference[];
  /** Who received, of a visit. */
  readonly hosts: readonly Reference[];
  readonly leadCarriers: readonly Reference[];
  /** Since when the carriers exist. */
  readonly carriersSince: readonly string[];
  readonly partners: readonly Partner[];
  /** The IRIs of all structures that carry it or are partners in it. */
  readonly structures: readonly string[];
  readonly actions: readonly MemberAction[];
  /** The years in which it was given the label, the first one first. */
  readonly labelYears: readonly string[];
  readonly waves: readonly string[];
  readonly families: readonly string[];
  readonly applicationFiles: readonly string[];
  readonly movilabPages: readonly string[];
  /** All texts in which words are looked for. */
  readonly texts: readonly string[];
  /** What is only known of other kinds of things: `legalForm`, `foundingDate`, `broader`, `category`, `visitor`, `host` … */
  readonly others: Readonly<Record<string, readonly string[]>>;
}
