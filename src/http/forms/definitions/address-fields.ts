import type { FormField } from '../form-definition.ts';

/** The fields of a postal address, with the commune it lies in. */
export function addressFields(communeShape: string): FormField[] {
  return [
    { name: 'streetAddress', shape: 'PostalAddressShape-streetAddress', kind: 'line', inAddress: true },
    { name: 'postalCode', shape: 'PostalAddressShape-postalCode', kind: 'line', inAddress: true, commune: true },
    {
      ...{ name: 'addressLocality', shape: 'PostalAddressShape-addressLocality', kind: 'line' },
      ...{ inAddress: true, commune: true },
    },
    { name: 'communeCode', shape: communeShape, kind: 'line', commune: true },
  ];
}

/** A text in French and one in English. */
export function textFields(key: string, shape: string, kind: 'line' | 'text' = 'text'): FormField[] {
  return (['fr', 'en'] as const).map((language) => ({ name: `${key}.${language}`, shape, kind, language }));
}
