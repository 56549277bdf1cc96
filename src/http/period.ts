import type { Language } from './language.ts';

/** The parts of a day or a year as data write them. */
interface Moment {
  readonly text: string;
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/**
 * A period in words: "du 10 au 14 mars 2023", "from January 2023 to June 2024"; a single date where it is one day, or
 * has no end; undefined where nothing is known of it.
 */
export function periodIn(
  language: Language,
  date: (lexical: string) => string,
  start: string | undefined,
  end: string | undefined,
): string | undefined {
  if (end === undefined || end === start) {
    return start === undefined ? undefined : date(start);
  }
  const last = momentOf(end, date);
  if (start === undefined) {
    return language === 'fr' ? `jusqu’${to(last)}` : `until ${last.text}`;
  }
  const first = shortened(momentOf(start, date), last);
  return language === 'fr' ? `${from(first)} ${to(last)}` : `from ${first.text} to ${last.text}`;
}

function momentOf(lexical: string, date: (lexical: string) => string): Moment {
  const [, year = lexical, month, day] = /^(-?\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(lexical) ?? [];
  return { text: date(lexical), year, month, day };
}

/** Without the month and the year that it shares with another day. */
function shortened(moment: Moment, other: Moment): Moment {
  const { text, year, month, day } = moment;
  if (day === undefined || other.day === undefined || year !== other.year) {
    return moment;
  }
  const words = text.split(' ');
  return { ...moment, text: words.slice(0, month === other.month ? -2 : -1).join(' ') };
}

/** Days have an article, months and years have none. */
function from({ text, day }: Moment): string {
  return day === undefined ? (/^[ao]/iu.test(text) ? `d’${text}` : `de ${text}`) : `du ${text}`;
}

function to({ text, day }: Moment): string {
  return day === undefined ? `à ${text}` : `au ${text}`;
}
