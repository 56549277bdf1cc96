/** Whether the server may answer yet. */
export interface Readiness {
  readonly isReady: () => boolean;
  /** How far loading has come, in whatever counts there are. */
  readonly progress: () => object;
  readonly report: (progress: object) => void;
  readonly becomeReady: () => void;
  /** Whether pages were made of every kind since the start, so that people do not wait for the first of each. */
  readonly isWarm: () => boolean;
  readonly becomeWarm: () => void;
  /** Whether the server finishes what it has begun and takes nothing more. */
  readonly isStopping: () => boolean;
  readonly stop: () => void;
}

/** A server that is loading, until told that it is ready. */
export function createReadiness(): Readiness {
  let ready = false;
  let warm = false;
  let stopping = false;
  let last: object = {};
  return {
    isReady: () => ready,
    progress: () => last,
    report: (progress) => {
      last = progress;
    },
    becomeReady: () => {
      ready = true;
    },
    isWarm: () => warm,
    becomeWarm: () => {
      warm = true;
    },
    isStopping: () => stopping,
    stop: () => {
      stopping = true;
    },
  };
}
