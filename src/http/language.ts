import Negotiator from 'negotiator';
import { periodIn } from './period.ts';

/** The languages of the portal, the default first. */
export const languages = ['fr', 'en'] as const;

/** A language of the portal. */
export type Language = (typeof languages)[number];

/** A text in every language of the portal: the compiler refuses one that lacks a translation. */
export type Message = Readonly<Record<Language, string>>;

/** Words for a number of things: for one (in French for none, too) and for several; `{n}` stands for the number. */
export interface CountedMessage {
  readonly one: Message;
  readonly many: Message;
}

/** The language of a page, and whether its address asks for it. */
export interface LanguageChoice {
  readonly language: Language;
  /** True where `?lang=` decided: links within the portal then carry it on. */
  readonly explicit: boolean;
}

/**
 * Chooses the language of a page: what the address asks for, else what the browser prefers, else French.
 *
 * @param asked - The value of `?lang=`; one that is no language of the portal is ignored.
 * @param acceptLanguage - The header of the request.
 */
export function chooseLanguage(asked: unknown, acceptLanguage: string | undefined): LanguageChoice {
  const explicit = languages.find((language) => language === asked);
  if (explicit) {
    return { language: explicit, explicit: true };
  }
  const headers = { 'accept-language': acceptLanguage ?? '*' };
  const preferred = new Negotiator({ headers }).language([...languages]);
  return { language: languages.find((language) => language === preferred) ?? 'fr', explicit: false };
}

/** How one language writes texts, numbers, dates and lists. */
export interface Locale {
  readonly language: Language;
  /** The text of a message, with the spaces that French puts before its punctuation. */
  readonly t: (message: Message) => string;
  /** A number with the separators of the language. */
  readonly number: (value: number, decimals?: number) => string;
  /** An amount of money with its currency, and cents only where there are some. */
  readonly money: (amount: number, currency: string) => string;
  /** A date in words from an `xsd:gYear`, `xsd:date` or `xsd:dateTime`; anything else as it stands. */
  readonly date: (lexical: string) => string;
  /** Words with a date behind them, with what French puts between: "datée du 3 février", "existe depuis 2019". */
  readonly dated: (words: Message, lexical: string) => string;
  /** The words for a number of things, without the number where `{n}` does not ask for it. */
  readonly worded: (count: number, words: CountedMessage) => string;
  /** A number and the words for it: "1 fabrique", "12 fabriques". */
  readonly counted: (count: number, words: CountedMessage) => string;
  /** A period in words from its first and last day or year; undefined where neither is known. */
  readonly period: (start: string | undefined, end: string | undefined) => string | undefined;
  /** The hour and minute in France. */
  readonly timeOfDay: (time: Date) => string;
  /** Words joined as in a sentence: "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** Compares names as a dictionary of the language orders them. */
  readonly compare: (a: string, b: string) => number;
}

const tags: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const locales = new Map<Language, Locale>();

/** The locale of a language; always the same object. */
export function localeOf(language: Language): Locale {
  const known = locales.get(language) ?? createLocale(language);
  locales.set(language, known);
  return known;
}

function createLocale(language: Language): Locale {
  const tag = tags[language];
  const numbers = new Map<number | undefined, Intl.NumberFormat>();
  const rounded = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const withCents = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // The days of xsd:date have no time zone: read and written in UTC they stay what they are.
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const texts = new WeakMap<Message, string>();
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'Europe/Paris' });
  const conjunction = new Intl.ListFormat(tag, { type: 'conjunction' });
  const plurals = new Intl.PluralRules(tag);
  const t = (message: Message): string => {
    const text = texts.get(message) ?? typeset(message[language], language);
    texts.set(message, text);
    return text;
  };
  const number = (value: number, decimals?: number): string => {
    // Most are small counts, which every language writes alike: a page may have hundreds.
    if (Number.isInteger(value) && value >= 0 && value < 1000) {
      return String(value);
    }
    const format = numbers.get(decimals) ?? new Intl.NumberFormat(tag, { maximumFractionDigits: decimals ?? 0 });
    numbers.set(decimals, format);
    return format.format(value);
  };
  const date = (lexical: string): string => {
    const day = /^-?\d{4,}-\d{2}-\d{2}/u.exec(lexical)?.[0];
    const format = day ? days : /^-?\d{4,}-\d{2}$/u.test(lexical) ? months : undefined;
    const time = new Date(day ?? lexical);
    const text = format && !Number.isNaN(time.getTime()) ? format.format(time) : lexical;
    return language === 'fr' ? text.replace(/^1 /u, '1er ') : text;
  };
  const worded = (count: number, { one, many }: CountedMessage): string =>
    t(plurals.select(count) === 'one' ? one : many).replace('{n}', number(count));
  return {
    language,
    t,
    number,
    date,
    period: (start, end) => periodIn(language, date, start, end),
    dated: (words, lexical) => (language === 'fr' ? joinFrench : joinPlainly)(t(words), date(lexical)),
    worded,
    counted: (count, words) => `${number(count)} ${worded(count, words)}`,
    money: (amount, currency) => {
      const cents = Math.round(amount * 100);
      const format = cents % 100 === 0 ? rounded : withCents;
      return `${format.format(cents / 100)}\u00A0${currency === 'EUR' ? '€' : currency}`;
    },
    timeOfDay: (time) => times.format(time),
    list: (items) => conjunction.format(items),
    compare: new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }).compare,
  };
}

function joinPlainly(words: string, date: string): string {
  return `${words} ${date}`;
}

/** A day takes an article, "de" contracts with it, and with a month that begins with a vowel. */
function joinFrench(words: string, date: string): string {
  const before = /^\d+(?:er)? \p{L}/u.test(date) ? `${words} le` : words;
  return `${before} ${date}`.replace(/ de le (?=\d)/u, ' du ').replace(/ de (?=[ao])/u, ' d’');
}

/** A text as its language sets it in type. */
export function typeset(text: string, language: string): string {
  return language === 'fr' ? spaceFrench(text) : text;
}

/** Puts the unbreakable spaces that French typography asks for. */
export function spaceFrench(text: string): string {
  return text
    .replace(/ ([;!?»])/gu, '\u202F$1')
    .replace(/ :/gu, '\u00A0:')
    .replace(/« /gu, '«\u202F');
}
