import { unavailable } from './store-errors.ts';
import type { JsonTerm } from './terms.ts';

/** A row of SPARQL results in JSON. */
export type Row = Readonly<Record<string, JsonTerm>>;

/** In what stands before the rows nothing else looks like this: the quotes within a string are escaped. */
const beginning = /"bindings"\s*:\s*\[/u;
/** Characters that may stand around the rows. */
const mostAround = 1_000_000;

/**
 * Takes rows out of SPARQL results in JSON as they arrive; it holds one row and what stands around them all.
 *
 * @see {@link https://www.w3.org/TR/sparql11-results-json/ | SPARQL 1.1 Query Results JSON Format}
 */
export class RowSplitter {
  #before = '';
  #after = '';
  #phase: 'before' | 'rows' | 'after' = 'before';
  /** What was not given yet, and where reading goes on in it. */
  #text = '';
  #at = 0;
  #depth = 0;
  #inString = false;

  /** Takes a piece of the text. @returns The rows that are whole by now and were not before. */
  public push(piece: string): readonly Row[] {
    if (this.#phase === 'rows') {
      this.#text += piece;
      return this.#rows();
    }
    if (this.#phase === 'after') {
      this.#after = this.#around(this.#after + piece);
      return [];
    }
    this.#before = this.#around(this.#before + piece);
    const found = beginning.exec(this.#before);
    if (!found) {
      return [];
    }
    const start = found.index + found[0].length;
    this.#text = this.#before.slice(start);
    this.#before = this.#before.slice(0, start);
    this.#phase = 'rows';
    return this.#rows();
  }

  /** @throws DomainError `store-unavailable` where the text was not whole. */
  public end(): void {
    try {
      // Without its rows the text is short.
      JSON.parse(this.#before + this.#after);
    } catch (cause) {
      throw notResults(cause);
    }
    if (this.#phase !== 'after') {
      throw notResults();
    }
  }

  #rows(): readonly Row[] {
    let end = 0;
    while (this.#phase === 'rows') {
      const sign = this.#inString ? /["\\]/gu : /["{}\]]/gu;
      sign.lastIndex = this.#at;
      const found = sign.exec(this.#text);
      if (!found) {
        // Where an escape is cut in two, its second half is in the next piece, and passed over there.
        this.#at = Math.max(this.#at, this.#text.length);
        break;
      }
      const [character] = found;
      this.#at = found.index + (character === '\\' ? 2 : 1);
      if (character === '"') {
        this.#inString = !this.#inString;
      } else if (character === '{') {
        this.#depth += 1;
      } else if (character === '}') {
        this.#depth -= 1;
        end = this.#depth === 0 ? this.#at : end;
      } else if (character === ']' && this.#depth === 0) {
        this.#phase = 'after';
        this.#after = this.#text.slice(found.index);
      }
    }
    const whole = this.#text.slice(0, end).replace(/^[\s,]+/u, '');
    this.#text = this.#text.slice(end);
    this.#at -= end;
    return whole === '' ? [] : parseRows(whole);
  }

  #around(text: string): string {
    if (text.length > mostAround) {
      throw notResults();
    }
    return text;
  }
}

function parseRows(text: string): readonly Row[] {
  try {
    return JSON.parse(`[${text}]`) as readonly Row[];
  } catch (cause) {
    throw notResults(cause);
  }
}

function notResults(cause?: unknown): Error {
  return unavailable('The store answers with what is not SPARQL results in JSON', cause);
}
