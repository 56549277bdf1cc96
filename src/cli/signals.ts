import { endCleanly } from '../core/interruption.ts';
import type { Composition } from './context.ts';
import type { Bilingual } from './text.ts';

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Has a signal end the process cleanly: what may not be left half done is finished, unfinished files are taken away.
 * The exit code is 128 and the number of the signal, as shells expect.
 *
 * @returns Leaves signals to somebody else.
 */
export function endOnSignals({ err }: Composition, say: (text: Bilingual) => string): () => void {
  const handlers = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const handle = () => {
      err(say({ fr: 'Interrompu ; rien ne reste à moitié fait.', en: 'Interrupted; nothing is left half done.' }));
      void endCleanly().then(() => process.exit(128 + numbers[signal]));
    };
    process.once(signal, handle);
    return [signal, handle] as const;
  });
  return () => handlers.forEach(([signal, handle]) => process.off(signal, handle));
}
