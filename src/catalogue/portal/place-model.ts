import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Departement } from '../territories.ts';
import type { Labels, Named } from './labels.ts';
import type { Resource, Text } from './resource.ts';
import type { ThingDocument } from './thing-documents.ts';

/** Where an engagement has got to. */
export type EngagementStatus = 'does' | 'starting' | 'wants';

/** A postal address as it is written on an envelope. */
export interface Address {
  readonly street: string | undefined;
  readonly postalCode: string | undefined;
  readonly locality: string | undefined;
}

/** A structure that carries a place. */
export interface Carrier {
  readonly structure: Named;
  readonly lead: boolean;
  readonly legalForm: Named | undefined;
  readonly since: string | undefined;
}

/** The partners of one kind of actor; without structure, a partner that nobody named. */
export interface PartnerGroup {
  readonly kind: Named;
  readonly partners: readonly {
    readonly structure: Named | undefined;
    readonly notes: readonly Text[];
    readonly since: string | undefined;
  }[];
}

/** What a place does about one action. */
export interface EngagementView {
  readonly action: Named;
  readonly notes: readonly Text[];
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly evidence: readonly string[];
}

/** One event of the history of the label. */
export interface LabelisationView {
  readonly programme: Named | undefined;
  readonly date: string | undefined;
  readonly wave: string | undefined;
  readonly renewal: boolean | undefined;
  readonly notes: readonly Text[];
  /** The documents (graphs) that say so. */
  readonly saidIn: readonly string[];
}

/** One of the characteristics of the definition, with what shows it. */
export interface CharacteristicView {
  readonly characteristic: Named;
  readonly definition: string | undefined;
  /** Whether anybody says that the place has it; what shows it may still lack. */
  readonly stated: boolean;
  readonly notes: readonly Text[];
  readonly evidence: readonly string[];
}

/** A video with its watch page; nothing of it is loaded here before somebody asks. */
export interface VideoView {
  readonly name: string | undefined;
  readonly url: string;
  /** Where its player is, for videos on PeerTube. */
  readonly embed: string | undefined;
}

/** Whom to write to or call. */
export interface ContactView {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly telephone: string | undefined;
  /** Whether the person agreed that everybody reads this. */
  readonly isAgreed: boolean;
}

/** Everything that the page of a third place says, except what other documents say of it. */
export interface PlaceView {
  readonly iri: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly kind: 'fabrique-numerique' | 'fabrique' | 'tiers-lieu';
  readonly descriptions: readonly Text[];
  readonly address: Address;
  readonly communeCode: string | undefined;
  readonly departement: Departement | undefined;
  readonly position: { readonly lat: number; readonly long: number; readonly exact: boolean } | undefined;
  readonly inQpv: boolean | undefined;
  readonly qpvCodes: readonly string[];
  readonly numerique: boolean | undefined;
  readonly territoryType: Named | undefined;
  readonly families: readonly Named[];
  readonly websites: readonly string[];
  readonly movilabPage: string | undefined;
  readonly applicationFiles: readonly string[];
  readonly videos: readonly VideoView[];
  readonly contacts: readonly ContactView[];
  readonly carriers: readonly Carrier[];
  readonly consortium: readonly PartnerGroup[];
  readonly engagements: Readonly<Record<EngagementStatus, readonly EngagementView[]>>;
  readonly labelisations: readonly LabelisationView[];
  readonly characteristics: readonly CharacteristicView[];
}

/** What a page needs to read a thing. */
export interface ViewSources {
  readonly read: (iri: string) => Resource;
  readonly labels: Labels;
  readonly vocabulary: Vocabulary;
  /** The documents that were read, the thing's own first. */
  readonly documents: readonly ThingDocument[];
}
