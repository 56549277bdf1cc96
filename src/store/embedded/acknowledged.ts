import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './quad-codec.ts';

/** The last commit that was acknowledged to a writer. */
export interface Acknowledgement {
  readonly revision: number;
  /** Of the {@link Seal} of that commit. */
  readonly chain: string;
}

/** What is known of it: `damaged` where that cannot be told, undefined where nothing was ever written. */
export type Known = Acknowledgement | 'damaged' | undefined;

/**
 * A small file beside the state that says how far it was acknowledged, so that a state that was
 * lost, exchanged for another or set back is not taken for a whole one.
 */
export class AcknowledgedFile {
  readonly #path: string;
  #file: number | undefined;

  public constructor(stateDir: string) {
    this.#path = join(stateDir, 'state.head');
  }

  /** What the file says. */
  public read(): Known {
    if (!existsSync(this.#path)) {
      return undefined;
    }
    const text = readFileSync(this.#path, 'latin1');
    const [, said, revision, chain, check] = /^(revision (\d+) chain (\w*)) check (\w+) *\n$/u.exec(text) ?? [];
    return said !== undefined && checkOf(said) === check
      ? { revision: Number(revision), chain: chain ?? '' }
      : 'damaged';
  }

  /**
   * Says how far the state is acknowledged. The line has one length and is written over the last
   * one, inside one sector. It is left to the operating system when it goes to disk: a line that
   * lags behind after a power cut says less than there is, never more.
   */
  public write({ revision, chain }: Acknowledgement): void {
    const said = `revision ${revision} chain ${chain}`;
    this.#file ??= this.#create();
    writeSync(this.#file, `${`${said} check ${checkOf(said)}`.padEnd(119)}\n`, 0, 'latin1');
  }

  /** Writes for good, for what happens seldom. */
  public writeThrough(acknowledgement: Acknowledgement): void {
    this.write(acknowledgement);
    if (this.#file !== undefined) {
      fsyncSync(this.#file);
    }
  }

  public close(): void {
    if (this.#file !== undefined) {
      closeSync(this.#file);
      this.#file = undefined;
    }
  }

  #create(): number {
    return openSync(this.#path, existsSync(this.#path) ? 'r+' : 'w');
  }
}

function checkOf(said: string): string {
  return digest(said, 4).toString('hex');
}
