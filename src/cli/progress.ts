import { Presets, SingleBar } from 'cli-progress';

/** How far long work has come. */
export interface Progress {
  /** Undefined as the total where nobody knows it. */
  readonly update: (done: number, total?: number) => void;
  /** Takes the display away. */
  readonly end: () => void;
}

/** Progress of work that has several steps, each with a count of its own. */
export interface Steps<Step extends string> {
  readonly update: (progress: { readonly step: Step; readonly done: number; readonly total?: number }) => void;
  readonly end: () => void;
}

const none: Progress = { update: () => undefined, end: () => undefined };

/**
 * Shows how far long work has come, where a person looks.
 *
 * @param terminal - Undefined where nobody does: nothing is shown then.
 */
export function showProgress(terminal: NodeJS.WriteStream | undefined, label: string): Progress {
  if (!terminal) {
    return none;
  }
  const options = { stream: terminal, clearOnComplete: true, hideCursor: true, barsize: 30, fps: 10 };
  let bar: SingleBar | undefined;
  return {
    update: (done, total) => {
      if (!bar) {
        const format = total === undefined ? `${label} {value}` : `${label} {bar} {percentage} % ({value}/{total})`;
        bar = new SingleBar({ ...options, format }, Presets.shades_classic);
        bar.start(total ?? 0, done);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}

/** The same for work of several steps, one display after the other. */
export function showSteps<Step extends string>(
  terminal: NodeJS.WriteStream | undefined,
  label: (step: Step) => string,
): Steps<Step> {
  let present: { readonly step: Step; readonly display: Progress } | undefined;
  return {
    update: ({ step, done, total }) => {
      if (present?.step !== step) {
        present?.display.end();
        present = { step, display: showProgress(terminal, label(step)) };
      }
      present.display.update(done, total);
    },
    end: () => present?.display.end(),
  };
}
