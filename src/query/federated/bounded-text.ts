import { DomainError } from '../../core/errors.ts';

const encoder = new TextEncoder();

/** Text that grows piece by piece and may only become so long. */
export class BoundedText {
  readonly #chunks: Uint8Array[] = [];
  #pending = '';
  #bytes = 0;

  public constructor(private readonly maxBytes: number) {}

  /** @throws DomainError `result-too-large`. */
  public add(piece: string): void {
    this.#pending += piece;
    if (this.#pending.length > 65_536) {
      this.#flush();
    }
  }

  /**
   * All of it in UTF-8, in a buffer of its own.
   *
   * @throws DomainError `result-too-large`.
   */
  public finish(): Uint8Array<ArrayBuffer> {
    this.#flush();
    const whole = new Uint8Array(this.#bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #flush(): void {
    const chunk = encoder.encode(this.#pending);
    this.#pending = '';
    this.#bytes += chunk.length;
    if (this.#bytes > this.maxBytes) {
      throw new DomainError('result-too-large', `The result is larger than ${this.maxBytes} bytes`, {
        details: {
          limit: 'resultBytes',
          allowed: this.maxBytes,
          inFrench: `Le résultat dépasse ${this.maxBytes} octets`,
        },
      });
    }
    this.#chunks.push(chunk);
  }
}
