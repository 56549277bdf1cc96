import { setTimeout as pause } from 'node:timers/promises';
import { Cron } from 'croner';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { Harvesting } from './create-harvesting.ts';
import { failedState } from './outcome.ts';

/** Harvests peers by their schedules. */
export interface Scheduler {
  /** Takes up peers that are new and schedules that changed. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

/** How long another server may have been faster with the same turn. */
const sameTurnMs = 30_000;

/**
 * Sees whether a schedule can be kept.
 *
 * @throws DomainError `bad-request` for one that is none: shapes know only how many fields it has.
 */
export function checkSchedule(schedule: string): void {
  try {
    new Cron(schedule, { paused: true }).stop();
  } catch (cause) {
    throw new DomainError('bad-request', `"${schedule}" is no schedule: ${messageOf(cause)}`, {
      cause,
      details: { inFrench: `« ${schedule} » n’est pas un rythme : ${messageOf(cause)}` },
    });
  }
}

/**
 * Makes the scheduler of a server. Several servers may have one each: the lease lets one of them harvest, and a turn
 * that another has had already is left out.
 */
export function createScheduler({ registry, harvester }: Harvesting, retryMs = 5000): Scheduler {
  const jobs = new Map<string, { readonly schedule: string; readonly job?: Cron }>();
  const stopping = new AbortController();
  // Peers often have the same schedule: they are harvested one after the other, none is left out.
  let last: Promise<void> = Promise.resolve();

  const takeTurn = async (name: string, turn: number): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await harvester.harvestUnlessSince(name, new Date(turn - sameTurnMs));
        return;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'conflict')) {
          throw error;
        }
        await pause(retryMs, undefined, { ref: false, signal: stopping.signal });
      }
    }
  };
  const queued = new Set<string>();
  const queue = (name: string): void => {
    const turn = Date.now();
    if (!queued.has(name)) {
      queued.add(name);
      // What a harvest runs into is in its state; a peer that is gone by now is no fault.
      last = last
        .then(async () => takeTurn(name, turn))
        .catch(() => undefined)
        .finally(() => queued.delete(name));
    }
  };

  const schedulePeer = async (name: string, schedule: string): Promise<void> => {
    try {
      checkSchedule(schedule);
      jobs.set(name, { schedule, job: new Cron(schedule, { unref: true, catch: true }, () => queue(name)) });
    } catch (error) {
      jobs.set(name, { schedule });
      const { records } = harvester;
      await records.setState(name, failedState(error, new Date().toISOString(), await records.state(name)));
    }
  };

  return {
    refresh: async () => {
      const wanted = new Map(
        (await registry.list()).flatMap(({ name, schedule, kind }) => (schedule && kind ? [[name, schedule]] : [])),
      );
      for (const [name, { schedule, job }] of jobs) {
        if (wanted.get(name) !== schedule) {
          job?.stop();
          jobs.delete(name);
        }
      }
      for (const [name, schedule] of wanted) {
        if (!jobs.has(name)) {
          await schedulePeer(name, schedule);
        }
      }
    },
    stop: () => {
      stopping.abort();
      jobs.forEach(({ job }) => job?.stop());
      jobs.clear();
    },
  };
}
