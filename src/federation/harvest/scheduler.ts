import { Cron } from 'croner';
import type { Harvesting } from './create-harvesting.ts';

/** Harvests peers by their schedules. */
export interface Scheduler {
  /** Takes up peers that are new and schedules that changed. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

/** How long another server may have been faster with the same turn. */
const sameTurnMs = 30_000;

/**
 * Makes the scheduler of a server. Several servers may have one each: the lease lets one of them harvest, and a turn
 * that another has had already is left out.
 */
export function createScheduler({ registry, harvester }: Harvesting): Scheduler {
  const jobs = new Map<string, { readonly schedule: string; readonly job: Cron }>();

  const run = async (name: string): Promise<void> => {
    const last = await harvester.records.state(name);
    if (!last || Date.now() - Date.parse(last.began) > sameTurnMs) {
      await harvester.harvest(name);
    }
  };

  return {
    refresh: async () => {
      const wanted = new Map(
        (await registry.list()).flatMap(({ name, schedule, kind }) => (schedule && kind ? [[name, schedule]] : [])),
      );
      for (const [name, { schedule, job }] of jobs) {
        if (wanted.get(name) !== schedule) {
          job.stop();
          jobs.delete(name);
        }
      }
      for (const [name, schedule] of wanted) {
        if (!jobs.has(name)) {
          // What a harvest runs into is in its state; another that is running is no fault.
          const options = { protect: true, unref: true, catch: true };
          jobs.set(name, { schedule, job: new Cron(schedule, options, async () => run(name)) });
        }
      }
    },
    stop: () => {
      jobs.forEach(({ job }) => job.stop());
      jobs.clear();
    },
  };
}
