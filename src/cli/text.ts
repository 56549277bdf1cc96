/** A text in both languages of the command line. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** The language of the command line, from the locale of the environment: French, unless it asks for English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): keyof Bilingual {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^fr/iu.test(locale) ? 'fr' : 'en';
}
