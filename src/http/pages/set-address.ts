import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { pageAddress } from '../../catalogue/collections.ts';
import type { View } from '../../catalogue/filters.ts';

/** How an address differs from that of the page that is shown. */
export interface AddressChange {
  /** Parameters that are left out, by name, or by name and value. */
  readonly without?: readonly (readonly [name: string, value?: string])[];
  readonly adding?: readonly (readonly [name: string, value: string])[];
  readonly view?: View;
  /** The first page unless told otherwise. */
  readonly page?: number;
}

/** The address of the set that a page shows, or of one beside it: the address always says the whole set. */
export function setAddress(page: CollectionPage, { without = [], adding = [], view, page: number = 1 }: AddressChange) {
  const isLeft = ([name, value]: readonly [string, string]): boolean =>
    without.some(([left, only]) => left === name && (only === undefined || only === value));
  const shown = view ?? page.view;
  const parameters = separate(page.parameters).filter((parameter) => !isLeft(parameter));
  return pageAddress(
    page.iri,
    [...parameters, ...adding, ...(shown === 'liste' ? [] : [['vue', shown] as const])],
    number,
  );
}

/** One parameter for each value, where several stand in one with commas. */
export function separate(parameters: CollectionPage['parameters']): (readonly [string, string])[] {
  return parameters.flatMap(([name, value]) =>
    ['q', 'bbox', 'pres'].includes(name)
      ? [[name, value] as const]
      : value.split(',').map((one) => [name, one] as const),
  );
}
