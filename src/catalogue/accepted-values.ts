import { anyRadius, sortKeys } from './filters.ts';
import type { Accepted } from './refused-parameter.ts';

/** What the parameters of collections accept, in words for people. */
export const acceptedValues = {
  words: { fr: 'des mots', en: 'words' },
  slug: {
    fr: 'la dernière partie d’une adresse, comme « coworking »',
    en: 'the last part of an address, such as "coworking"',
  },
  knownPlace: {
    fr: 'la dernière partie de l’adresse d’une fabrique ou d’un tiers-lieu que l’on connaît ici, comme « lab01 »',
    en: 'the last part of the address of a fabrique or third place that is known here, such as "lab01"',
  },
  box: { fr: 'ouest,sud,est,nord en degrés', en: 'west,south,east,north in degrees' },
  point: { fr: 'latitude,longitude en degrés', en: 'latitude,longitude in degrees' },
  order: {
    fr: `${sortKeys.join(', ')}, avec « - » devant pour l’ordre inverse`,
    en: `${sortKeys.join(', ')}, each with "-" before it for the other way round`,
  },
  distanceOrder: {
    fr: '« distance » seulement avec « pres » ou « lieu »',
    en: '"distance" only together with "pres" or "lieu"',
  },
  departement: { fr: 'des codes comme 59, 2A ou 971', en: 'codes such as 59, 2A or 971' },
  region: { fr: 'des codes de l’Insee comme 32', en: 'codes of INSEE such as 32' },
  commune: {
    fr: 'des noms de communes, ou des codes de l’Insee comme 01004',
    en: 'names of communes, or codes of INSEE such as 01004',
  },
  place: { fr: 'une commune, un code postal ou un département', en: 'a commune, a postcode or a département' },
  postcode: { fr: 'cinq chiffres', en: 'five digits' },
  year: { fr: 'des années comme 2019', en: 'years such as 2019' },
  radius: {
    fr: `des kilomètres, plus de 0 et au plus 2000, ou « ${anyRadius} »`,
    en: `kilometres, more than 0 and at most 2000, or "${anyRadius}"`,
  },
} as const satisfies Record<string, Accepted>;

/** A count within bounds. */
export function wholeNumber(most: number): Accepted {
  return { fr: `un nombre entier de 1 à ${most}`, en: `a whole number from 1 to ${most}` };
}

/** A list that is not too long. */
export function atMost(count: number): Accepted {
  return { fr: `au plus ${count} valeurs`, en: `at most ${count} values` };
}
