import type { Member } from '../../catalogue/members.ts';
import type { PlaceDetails } from '../../catalogue/place-details.ts';

/** A place as the API of GoGoCarto gives an element. */
export interface GoGoElement {
  readonly id: string;
  readonly name: string;
  readonly geo?: { readonly latitude: number; readonly longitude: number };
  readonly address: Readonly<
    Partial<Record<'streetAddress' | 'addressLocality' | 'postalCode' | 'addressCountry', string>>
  >;
  readonly categories: readonly string[];
  readonly categoriesFull: readonly { readonly id: string; readonly name: string; readonly index: number }[];
  readonly [field: string]: unknown;
}

/** What everything here is under in GoGoCarto, beside the families and the actions. */
const root = { id: 'fabrique-de-territoire', name: 'Fabrique de territoire' };

/**
 * A place as an element of GoGoCarto: what its import reads of a map of its kind, each field by the name that it knows.
 *
 * @param familyName - The name of a family of third places by its slug.
 */
export function toElement(
  member: Member,
  details: PlaceDetails | undefined,
  familyName: (slug: string) => string,
): GoGoElement {
  const categories = categoriesOf(member, familyName);
  const { location } = member;
  const position = location && { latitude: Number(location.lat), longitude: Number(location.long) };
  return {
    id: member.slug,
    name: member.name,
    ...(position && { geo: position }),
    sourceKey: 'fabriques',
    address: {
      ...(details?.street !== undefined && { streetAddress: details.street }),
      ...(member.towns[0] !== undefined && { addressLocality: member.towns[0] }),
      ...(member.postalCodes[0] !== undefined && { postalCode: member.postalCodes[0] }),
      addressCountry: 'FR',
    },
    categories: categories.map(({ name }) => name),
    categoriesFull: categories.map((category, index) => ({ ...category, index })),
    website: details?.website ?? member.iri,
    fiche: member.iri,
    ...(details?.description !== undefined && { description: details.description }),
    ...(member.carriers.length > 0 && { structures: member.carriers.map(({ name }) => name).join(', ') }),
    ...(location && { precision: location.precision }),
    licences: details?.licences ?? [],
  };
}

/** Its label, its families and what it does; never what it only wants to do. GoGoCarto reads "." and "," as its own. */
function categoriesOf(member: Member, familyName: (slug: string) => string): { id: string; name: string }[] {
  const numerique = member.types.includes('FabriqueNumerique')
    ? [{ id: 'fabrique-numerique', name: 'Fabrique numérique de territoire' }]
    : [];
  const families = member.families.map((slug) => ({ id: slug, name: familyName(slug) }));
  const actions = member.actions
    .filter(({ status }) => status === 'does')
    .map(({ iri, name }) => ({ id: iri.slice(iri.lastIndexOf('/') + 1), name }));
  const all = [root, ...numerique, ...families, ...actions].map(({ id, name }) => ({
    id,
    name: name.replace(/[.,]/gu, ' ').replace(/\s+/gu, ' ').trim(),
  }));
  return [...new Map(all.map((category) => [category.id, category])).values()];
}

/** What a reader asked of the elements. */
export interface ElementsRequest {
  /** Boxes as west, south, east, north: an element in any of them passes. */
  readonly bounds: readonly (readonly [number, number, number, number])[];
  /** Names or ids: an element of any of them passes. */
  readonly categories: readonly string[];
  readonly limit?: number;
}

/** The elements that pass, in their order. */
export function narrowElements(
  elements: readonly GoGoElement[],
  { bounds, categories, limit }: ElementsRequest,
): readonly GoGoElement[] {
  const wanted = new Set(categories.map((category) => category.toLowerCase()));
  const passing = elements.filter(
    ({ geo, categoriesFull }) =>
      (bounds.length === 0 || (geo !== undefined && bounds.some((box) => isWithin(geo, box)))) &&
      (wanted.size === 0 || categoriesFull.some(({ id, name }) => wanted.has(id) || wanted.has(name.toLowerCase()))),
  );
  return limit === undefined ? passing : passing.slice(0, limit);
}

function isWithin(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  const inLongitude = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
  return latitude >= south && latitude <= north && inLongitude;
}
