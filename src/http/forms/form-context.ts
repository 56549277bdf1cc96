import type { Communes } from '../../catalogue/communes.ts';
import type { KnownThings } from '../../catalogue/portal/known-things.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import type { Message } from '../language.ts';

/** What a form is written from, beside what was typed. */
export interface FormContext {
  /** What the own document of the thing says; empty for a new one. */
  readonly own: JsonObject;
  /** What all documents together say. */
  readonly merged: JsonObject;
  /** Whether who fills it in sees what is withheld from others. */
  readonly seesAll: boolean;
  readonly things: KnownThings;
  readonly communes: Communes;
}

/** What could not be understood, by field or kind of rows. */
export type Faults = Map<string, Message[]>;
