import type { PropertyTexts } from './property-texts.ts';

/** How a field is filled in: a line, a text, one value a line, one or several of a scheme, or yes, no and unknown. */
export type FieldKind = 'line' | 'text' | 'lines' | 'one' | 'several' | 'truth';

/** One field of the form of a place. */
export interface PlaceField {
  /** The name of the input; that of the JSON key, with a language where there is one. */
  readonly name: string;
  /** The local name of the property shape that labels it. */
  readonly shape: string;
  readonly kind: FieldKind;
  /** Whether the value stands in the address. */
  readonly inAddress?: true;
  readonly language?: 'fr' | 'en';
  /** The scheme that offers the values, or the values themselves. */
  readonly scheme?: string;
  readonly values?: readonly string[];
  /** What browsers may fill in. */
  readonly autocomplete?: string;
  readonly suggestions?: string;
}

/** The fields of the form of a place; their order and groups are those of the shapes. */
export const placeFields: readonly PlaceField[] = [
  { name: 'name', shape: 'TiersLieuShape-name', kind: 'line' },
  { name: 'alternateName', shape: 'TiersLieuShape-alternateName', kind: 'lines' },
  { name: 'description.fr', shape: 'TiersLieuShape-description', kind: 'text', language: 'fr' },
  { name: 'description.en', shape: 'TiersLieuShape-description', kind: 'text', language: 'en' },
  { name: 'family', shape: 'TiersLieuShape-family', kind: 'several', scheme: 'families' },
  { name: 'streetAddress', shape: 'PostalAddressShape-streetAddress', kind: 'line', inAddress: true },
  { name: 'postalCode', shape: 'PostalAddressShape-postalCode', kind: 'line', inAddress: true },
  {
    name: 'addressLocality',
    shape: 'PostalAddressShape-addressLocality',
    kind: 'line',
    inAddress: true,
    suggestions: 'communes',
  },
  { name: 'communeCode', shape: 'TiersLieuShape-communeCode', kind: 'line', suggestions: 'codes' },
  { name: 'territoryType', shape: 'TiersLieuShape-territoryType', kind: 'one', scheme: 'territory-types' },
  { name: 'inQPV', shape: 'TiersLieuShape-inQPV', kind: 'truth' },
  { name: 'qpvCode', shape: 'TiersLieuShape-qpvCode', kind: 'lines' },
  { name: 'lat', shape: 'CoordinatesShape-lat', kind: 'line' },
  { name: 'long', shape: 'CoordinatesShape-long', kind: 'line' },
  {
    name: 'locationPrecision',
    shape: 'CoordinatesShape-locationPrecision',
    kind: 'one',
    values: ['exact', 'commune'],
  },
  { name: 'numerique', shape: 'TiersLieuShape-numerique', kind: 'truth' },
  { name: 'url', shape: 'TiersLieuShape-url', kind: 'lines' },
  { name: 'movilabPage', shape: 'TiersLieuShape-movilabPage', kind: 'line' },
  { name: 'applicationFile', shape: 'TiersLieuShape-applicationFile', kind: 'lines' },
];

/** The kinds of rows that a form repeats, with the columns of each; the first says whether a row is filled in. */
export const rowColumns = {
  carrier: ['structure', 'lead'],
  partner: ['partnerKind', 'structure', 'note'],
  action: ['action', 'status'],
  video: ['url', 'title'],
} as const;

/** A kind of rows. */
export type RowKind = keyof typeof rowColumns;

/** The kinds of rows in the order of the form. */
export const rowKinds: readonly RowKind[] = ['carrier', 'partner', 'action', 'video'];

/** One row as it was typed, with the address of the part it stands for where that is known. */
export type Row = Readonly<Record<string, string>>;

/** A form as it was typed. */
export interface FormValues {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly rows: Readonly<Record<RowKind, readonly Row[]>>;
}

/** The fields of a group in the order of the shapes. */
export function fieldsOf(group: string, texts: PropertyTexts): PlaceField[] {
  return placeFields
    .filter(({ shape }) => groupOf(shape, texts) === group)
    .sort((a, b) => Number(!a.inAddress) - Number(!b.inAddress) || order(a, texts) - order(b, texts));
}

/** Positions are said of the place, whatever group their own shape has. */
function groupOf(shape: string, texts: PropertyTexts): string {
  return shape.startsWith('CoordinatesShape') ? 'LocationGroup' : texts.ofShape(shape).group;
}

function order({ shape }: PlaceField, texts: PropertyTexts): number {
  return texts.ofShape(shape).order + (shape.startsWith('CoordinatesShape') ? 100 : 0);
}
