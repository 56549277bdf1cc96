import type { QueryJob } from './query-job.ts';

/**
 * The queries that wait. The portal's go first; those of clients take turns, so that many of one client do not delay
 * the first of another.
 */
export class QueryQueue {
  #jobs: QueryJob[] = [];

  public get length(): number {
    return this.#jobs.length;
  }

  public add(job: QueryJob): void {
    this.#jobs.push(job);
  }

  public remove(job: QueryJob): void {
    this.#jobs = this.#jobs.filter((one) => one !== job);
  }

  public takeAll(): QueryJob[] {
    return this.#jobs.splice(0);
  }

  /**
   * The query whose turn it is; undefined where none may run now.
   *
   * @param running - What runs already.
   * @param longRunning - How many queries may run for long at the same time.
   */
  public take(running: readonly QueryJob[], longRunning: number): QueryJob | undefined {
    const mayRunLong = running.filter(({ long }) => long).length < longRunning;
    const may = mayRunLong
      ? this.#jobs
      : this.#jobs.filter((job) => !job.long && !this.#isPresumedLong(job, running, longRunning));
    const turn = (job: QueryJob) =>
      job.request.lane === 'portal' ? -1 : running.filter((one) => isOfSameClient(one, job)).length;
    const next = may.reduce<QueryJob | undefined>(
      (best, job) => (best === undefined || turn(job) < turn(best) ? job : best),
      undefined,
    );
    if (next) {
      this.remove(next);
    }
    return next;
  }

  /**
   * A client with twice as many long queries as may run is presumed to send long ones: each attempt to find out costs
   * the replica that is kept free for everybody. Not with fewer, since many people may share an address.
   */
  #isPresumedLong(job: QueryJob, running: readonly QueryJob[], longRunning: number): boolean {
    const long = [...running, ...this.#jobs].filter((one) => one.long && isOfSameClient(one, job));
    return long.length >= 2 * longRunning;
  }
}

function isOfSameClient(a: QueryJob, b: QueryJob): boolean {
  return a.request.client !== undefined && a.request.client === b.request.client;
}
