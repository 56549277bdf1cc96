import type { Bilingual } from '../text.ts';

/** What looking at one thing gave. */
export interface Finding {
  /** A short name that does not change. */
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error';
  /** What is so, and what to do where it is not well. */
  readonly says: Bilingual;
}

/** Something that is well. */
export function ok(name: string, fr: string, en: string): Finding {
  return { name, status: 'ok', says: { fr, en } };
}

/** Something that an operator should know. */
export function warning(name: string, fr: string, en: string): Finding {
  return { name, status: 'warning', says: { fr, en } };
}

/** Something that keeps the software from working. */
export function wrong(name: string, fr: string, en: string): Finding {
  return { name, status: 'error', says: { fr, en } };
}
