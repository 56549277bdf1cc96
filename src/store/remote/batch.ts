import { setImmediate as soon } from 'node:timers/promises';

/** A question that is about to be put. */
interface Question<Value> {
  readonly keys: Set<string>;
  readonly answers: Promise<ReadonlyMap<string, Value>>;
}

/** Asks at once for everything that is asked for at the same time; each question is sent after it was put. */
export class Batch<Value> {
  #next: Question<Value> | undefined;

  /** @param ask - Gives what there is of some keys. */
  public constructor(private readonly ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {}

  /** What there is of a key. @throws What the question throws with which this key is asked for. */
  public async get(key: string): Promise<Value | undefined> {
    this.#next ??= this.#collect();
    const { keys, answers } = this.#next;
    keys.add(key);
    return (await answers).get(key);
  }

  #collect(): Question<Value> {
    const keys = new Set<string>();
    const answers = soon().then(async () => {
      this.#next = undefined;
      return this.ask([...keys]);
    });
    return { keys, answers };
  }
}
