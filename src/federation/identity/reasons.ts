import type { Evidence } from './compare-places.ts';

/** A text in both languages. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}

const inWords: Readonly<Record<Evidence['kind'], (detail: string) => Words>> = {
  declared: () => ({ fr: 'la source le dit elle-même', en: 'the source says so itself' }),
  siret: (detail) => ({ fr: `même SIRET (${detail})`, en: `same SIRET number (${detail})` }),
  web: (detail) => ({ fr: `même site web (${detail})`, en: `same website (${detail})` }),
  'other-web': (detail) => ({ fr: `sites web différents (${detail})`, en: `different websites (${detail})` }),
  'web-name': (detail) => ({
    fr: `l’adresse web de l’un est faite du nom de l’autre (« ${detail} »)`,
    en: `the web address of one is made of the name of the other (“${detail}”)`,
  }),
  acronym: (detail) => ({
    fr: `l’un porte les initiales de l’autre (« ${detail.toUpperCase()} »)`,
    en: `one bears the initials of the other (“${detail.toUpperCase()}”)`,
  }),
  'same-name': (detail) => ({ fr: `même nom (« ${detail} »)`, en: `same name (“${detail}”)` }),
  'name-within': (detail) => ({
    fr: `le nom de l’un est dans celui de l’autre (« ${detail} »)`,
    en: `the name of one stands in that of the other (“${detail}”)`,
  }),
  'name-words': (detail) => ({
    fr: `mots communs dans les noms (« ${detail} »)`,
    en: `words of the names in common (“${detail}”)`,
  }),
  commune: (detail) => ({ fr: `même commune (${detail})`, en: `same commune (${detail})` }),
  'other-commune': () => ({ fr: 'communes différentes', en: 'different communes' }),
  near: (detail) => ({ fr: `à ${detail.replace('.', ',')} km l’un de l’autre`, en: `${detail} km apart` }),
  far: (detail) => ({ fr: `loin l’un de l’autre (${detail.replace('.', ',')} km)`, en: `far apart (${detail} km)` }),
  street: (detail) => ({ fr: `même adresse (${detail})`, en: `same street address (${detail})` }),
};

/** One piece of evidence in words. */
export function inPlainWords({ kind, detail }: Pick<Evidence, 'kind' | 'detail'>): Words {
  return inWords[kind](detail);
}

/** All that was found, in one sentence, what speaks for it first. */
export function reasonsInWords(evidence: readonly Evidence[]): Words {
  const told = [...evidence].sort((a, b) => b.bits - a.bits).map(inPlainWords);
  const sentence = (texts: readonly string[]) => {
    const text = texts.join(', ');
    return text === '' ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  };
  return { fr: sentence(told.map(({ fr }) => fr)), en: sentence(told.map(({ en }) => en)) };
}
