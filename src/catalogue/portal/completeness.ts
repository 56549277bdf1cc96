import type { Inverse } from './inverse.ts';
import type { PlaceView } from './place-model.ts';

/** What a record of a place can tell, in the order of its page. */
export const tellable = [
  'description',
  'street',
  'exactPosition',
  'inQpv',
  'numerique',
  'territoryType',
  'families',
  'website',
  'movilabPage',
  'actions',
  'carriers',
  'consortium',
  'label',
  'labelDate',
  'applicationFile',
  'characteristics',
  'practices',
  'exchanges',
  'videos',
] as const;

/** One thing that a record of a place can tell. */
export type Tellable = (typeof tellable)[number];

/** How much of what a record can tell it tells. */
export interface Completeness {
  readonly told: number;
  readonly of: number;
  readonly missing: readonly Tellable[];
}

/** Counts what is told of a place; nothing of it is a duty. */
export function completenessOf(place: PlaceView, { practices, exchanges }: Inverse): Completeness {
  const { does, starting, wants } = place.engagements;
  const isTold: Readonly<Record<Tellable, boolean>> = {
    description: place.descriptions.length > 0,
    street: place.address.street !== undefined,
    exactPosition: place.position?.exact === true,
    inQpv: place.inQpv !== undefined,
    numerique: place.numerique !== undefined,
    territoryType: place.territoryType !== undefined,
    families: place.families.length > 0,
    website: place.websites.length > 0,
    movilabPage: place.movilabPage !== undefined,
    actions: does.length + starting.length + wants.length > 0,
    carriers: place.carriers.length > 0,
    consortium: place.consortium.length > 0,
    label: place.labelisations.length > 0,
    labelDate: place.labelisations.some(({ date }) => date !== undefined),
    applicationFile: place.applicationFiles.length > 0,
    characteristics: place.characteristics.some(({ stated }) => stated),
    practices: practices.length > 0,
    exchanges: exchanges.length > 0,
    videos: place.videos.length > 0,
  };
  const missing = tellable.filter((one) => !isTold[one]);
  return { told: tellable.length - missing.length, of: tellable.length, missing };
}
