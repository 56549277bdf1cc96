/** Words that tell nothing of which place is meant. */
const empty = new Set(
  (
    'a au aux avec by ce cette d de des du en et l la le les leur leurs ou par pour s sa se ses son sur the un une ' +
    'association asso porte portee porteur scic scop scoparl sarl sas sca sasu eurl gie collectif consortium projet'
  ).split(' '),
);

/** Spellings of one and the same word. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bfab lab(s?)\b/gu, 'fablab$1'],
  [/\bco work/gu, 'cowork'],
  [/\btiers? lieux?\b/gu, 'tierslieu'],
  [/\bmaker ?space\b/gu, 'makerspace'],
  [/\bhacker ?space\b/gu, 'hackerspace'],
  [/\bst\b/gu, 'saint'],
  [/\bste\b/gu, 'sainte'],
  [/\b(\d+) ?(?:e|eme|er|ere|nd|nde)\b/gu, '$1'],
];

/** A name as it is compared. */
export interface NameForm {
  /** Every letter and digit, without spaces: `LAB 01` and `Lab-01` are one. */
  readonly compact: string;
  /** The words that tell something, each once, in their order. */
  readonly words: readonly string[];
  /** What neighbouring words make when they are written as one, with the number of the first: `In'Ess` and `Iness`. */
  readonly joined: ReadonlyMap<string, number>;
  /** The first letters of the words. */
  readonly initials: string;
}

/**
 * Plain words of a text: no accents, capitals, punctuation or entities of HTML.
 *
 * @returns Words in their order, empty ones left out.
 */
export function plainWords(text: string): string[] {
  const plain = text
    .replace(/&(?:amp|#0?38);/gu, ' ')
    .replace(/œ/giu, 'oe')
    .replace(/æ/giu, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const spelled = spellings.reduce((sofar, [pattern, one]) => sofar.replace(pattern, one), plain);
  return spelled.split(' ').filter((word) => word !== '');
}

/**
 * What a name is compared by: the whole of it, and each of its parts where it puts several together
 * (`La Palanquée / Sète en commun`, `MDE (Convergence)`, `La Tréso - CASACO`).
 */
export function nameForms(name: string): NameForm[] {
  const parts = name
    .split(/\s[-–—|+&]\s|[()/:;,"«»“”[\]]|\s(?:port[ée]e? par|par l['’]association|en consortium|anciennement|ex)\b/iu)
    .filter((part) => part !== name);
  const forms = [name, ...parts].map(formOf).filter(({ words }) => words.length > 0);
  return [...new Map(forms.map((form) => [form.compact, form])).values()];
}

function formOf(text: string): NameForm {
  const all = plainWords(text);
  const words = [...new Set(all.filter((word) => !empty.has(word)))];
  const joined = words.slice(1).map((word, index) => [`${words[index] ?? ''}${word}`, index] as const);
  return {
    compact: words.join(''),
    words,
    joined: new Map(joined.filter(([text]) => text.length >= shortestJoined)),
    initials: words.map((word) => word.slice(0, 1)).join(''),
  };
}

/** Two short words that happen to make a third one tell nothing. */
const shortestJoined = 5;
