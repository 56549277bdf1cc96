import { type Commune, departementName, type Position } from '../../catalogue/communes.ts';
import { departementOf, departementOfCommune } from '../../catalogue/territories.ts';
import { forms as messages } from '../messages/forms.ts';
import type { Faults, FormContext } from './form-context.ts';
import type { FormDefinition } from './form-definition.ts';
import { put, textOf } from './json-values.ts';

/** How many communes are named where several are meant. */
const mostNamed = 8;

/**
 * Fills in what follows from what was typed: the commune of a postcode or a town, and for a place its département,
 * région and inter-municipality, and where it stands for want of better.
 */
export function locate(
  body: Record<string, unknown>,
  address: Record<string, unknown>,
  { fields }: FormDefinition,
  { communes, own, merged }: FormContext,
  faults: Faults,
): void {
  readPosition(body);
  const isPlace = fields.some(({ name }) => name === 'lat');
  const [postalCode, town] = [address['postalCode'], address['addressLocality']].map(
    (value) => textOf(value) || undefined,
  );
  let commune = communes.get(textOf(body['communeCode']));
  if (body['communeCode'] === undefined && (postalCode ?? town) !== undefined) {
    const both = communes.matching(postalCode, town);
    // A post office may bear another name than the commune.
    const found = both.length > 0 || town === undefined ? both : communes.matching(postalCode, undefined);
    commune = found.length === 1 ? found[0] : undefined;
    // Only a place must stand in a commune.
    if (found.length > 1 && isPlace) {
      faults.set('communeCode', [severalCommunes(found)]);
    }
    put(body, 'communeCode', commune?.code);
  }
  put(address, 'addressLocality', town ?? (postalCode !== undefined && commune ? commune.town : undefined));
  const communeCode = textOf(body['communeCode']);
  if (!isPlace || communeCode === '' || communeCode === own['communeCode']) {
    return;
  }
  const departement = departementOf(departementOfCommune(communeCode));
  put(body, 'departementCode', departement?.code);
  put(body, 'regionCode', departement && departement.region.code.length === 2 ? departement.region.code : undefined);
  put(body, 'epciCode', commune?.epci);
  // A new place shows on the map at once; where it stands exactly may be told later.
  if (commune?.centre && merged['id'] === undefined && body['lat'] === undefined && body['long'] === undefined) {
    Object.assign(body, commune.centre, { locationPrecision: 'commune' });
  }
}

/** A position as people have it at hand: two numbers, or the address of a map, in the box of the latitude. */
function readPosition(body: Record<string, unknown>): void {
  const typed = textOf(body['lat']);
  const position = /^https?:/u.test(typed) || body['long'] === undefined ? positionIn(typed) : undefined;
  for (const [key, value] of Object.entries<string>({ ...(position ?? { lat: typed, long: textOf(body['long']) }) })) {
    put(body, key, value.replace(/^(-?\d+),(\d+)$/u, '$1.$2') || undefined);
  }
  if (body['lat'] !== undefined && body['long'] !== undefined && body['locationPrecision'] === undefined) {
    body['locationPrecision'] = 'exact';
  }
}

/** The two numbers of a text such as `45.96, 5.35`, or of the address of a map. */
export function positionIn(text: string): Position | undefined {
  const number = String.raw`(-?\d{1,3}\.\d+)`;
  const patterns = [
    new RegExp(`^${number}[,;\\s]+${number}$`, 'u'),
    new RegExp(`mlat=${number}&mlon=${number}`, 'u'),
    new RegExp(`#(?:map=)?[\\d.]+/${number}/${number}`, 'u'),
    new RegExp(`^geo:${number},${number}`, 'u'),
    new RegExp(`[@=/]${number},${number}`, 'u'),
  ];
  for (const pattern of patterns) {
    const [, lat, long] = pattern.exec(text) ?? [];
    if (lat !== undefined && long !== undefined) {
      return { lat, long };
    }
  }
  return undefined;
}

function severalCommunes(communes: readonly Commune[]) {
  const names = communes
    .slice(0, mostNamed)
    .map((one) => `${one.town} (${departementName(one)}) : ${one.code}`)
    .join(' ; ');
  const list = communes.length > mostNamed ? `${names}…` : names;
  return {
    fr: messages.severalCommunes.fr.replace('{list}', list),
    en: messages.severalCommunes.en.replace('{list}', list),
  };
}
