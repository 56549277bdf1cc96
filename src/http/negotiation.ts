import { DomainError } from '../core/errors.ts';
import { parseWeightedValues, type WeightedValue } from './quality-values.ts';

/** One representation that an address has to offer. */
export interface Offer {
  /** What `?format=` says, beside the suffix and the media type: `turtle`, `csv` … */
  readonly name: string;
  readonly mediaType: string;
  /** How an address that gives nothing else ends, without the dot; undefined where it is the plain address (HTML). */
  readonly suffix?: string;
  /** What people call it. */
  readonly label: string;
  /** Other media types by which it may be asked for. */
  readonly aliases?: readonly string[];
}

/** How a client may say what it wants, the strongest first. */
export interface Wish {
  /** The suffix of the path. */
  readonly suffix?: string | undefined;
  /** The value of `?format=`. */
  readonly format?: string | undefined;
  /** The `Accept` header. */
  readonly accept?: string | undefined;
}

/** What was chosen. */
export interface Choice<O extends Offer = Offer> {
  readonly offer: O;
  /** The media type by which it was asked for: the offer's own, or one of its aliases. */
  readonly mediaType: string;
  /** The parameters of the media range that matched, such as `profile`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether `Accept` decided, so that `Vary` and `Content-Location` are due. */
  readonly negotiated: boolean;
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * Chooses among offers: by suffix, else by `?format=`, else by `Accept`.
 *
 * Among what `Accept` allows, the highest `q` wins, then the offer that was named more precisely
 * (`text/turtle` before `text/*` before `*&#47;*`), then the one the client names first, then the first offer.
 * So a browser, which names `text/html`, gets the page, and `curl`, which says `*&#47;*`, gets the first offer.
 *
 * @throws DomainError `not-acceptable` with what is on offer.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-accept | RFC 9110, 12.5.1}
 */
export function negotiate<O extends Offer>(wish: Wish, offers: readonly O[]): Choice<O> {
  const asked = wish.suffix ?? wish.format;
  if (asked !== undefined) {
    const found = findNamed(asked.toLowerCase(), offers);
    if (!found) {
      throw notAcceptable(asked, offers);
    }
    return { offer: found, mediaType: found.mediaType, parameters: none, negotiated: false };
  }
  const ranges = parseWeightedValues(wish.accept ?? '').filter(
    ({ value }) => value === '*' || /^[^/\s]+\/[^/\s]+$/u.test(value),
  );
  const best = ranges.length > 0 ? bestOf(ranges, offers) : plain(offers[0]);
  if (!best) {
    throw notAcceptable(wish.accept ?? '', offers);
  }
  return best;
}

function findNamed<O extends Offer>(asked: string, offers: readonly O[]): O | undefined {
  // In a query string an unescaped "+" of "application/rdf+xml" arrives as a space.
  const name = asked.replaceAll(' ', '+');
  return offers.find((offer) => [offer.suffix, offer.name, offer.mediaType, ...(offer.aliases ?? [])].includes(name));
}

function plain<O extends Offer>(offer: O | undefined): Choice<O> | undefined {
  return offer && { offer, mediaType: offer.mediaType, parameters: none, negotiated: true };
}

interface Match {
  readonly range: WeightedValue;
  readonly specificity: number;
}

function bestOf<O extends Offer>(ranges: readonly WeightedValue[], offers: readonly O[]): Choice<O> | undefined {
  const candidates = offers.flatMap((offer) =>
    [offer.mediaType, ...(offer.aliases ?? [])].flatMap((mediaType) => {
      const match = mostSpecific(mediaType, ranges);
      return match && match.range.quality > 0 ? [{ offer, mediaType, ...match }] : [];
    }),
  );
  const [best] = candidates.sort(
    (a, b) => b.range.quality - a.range.quality || b.specificity - a.specificity || a.range.position - b.range.position,
  );
  return best && { offer: best.offer, mediaType: best.mediaType, parameters: best.range.parameters, negotiated: true };
}

/** Of all the ranges that cover a media type, the most precise one has the say. */
function mostSpecific(mediaType: string, ranges: readonly WeightedValue[]): Match | undefined {
  let best: Match | undefined;
  for (const range of ranges) {
    const specificity = specificityOf(range, mediaType);
    if (specificity > (best?.specificity ?? 0)) {
      best = { range, specificity };
    }
  }
  return best;
}

function specificityOf({ value, parameters }: WeightedValue, mediaType: string): number {
  if (value === mediaType) {
    return parameters.size > 0 ? 4 : 3;
  }
  if (value === '*/*' || value === '*') {
    return 1;
  }
  return value.endsWith('/*') && mediaType.startsWith(value.slice(0, -1)) ? 2 : 0;
}

function notAcceptable(asked: string, offers: readonly Offer[]): DomainError {
  const names = offers.map(({ mediaType }) => mediaType).join(', ');
  const shown = asked.length > 100 ? `${asked.slice(0, 100)}…` : asked;
  return new DomainError('not-acceptable', `"${shown}" is not on offer here; there is ${names}`, {
    details: {
      inFrench: `« ${shown} » n’est pas proposé ici ; il y a ${names}`,
      available: offers.map(({ mediaType, suffix, label }) => ({ mediaType, suffix, label })),
    },
  });
}
