import type { LanguageChoice } from './language.ts';
import type { ProblemDocument } from './problem-catalogue.ts';
import type { Labels } from '../catalogue/portal/labels.ts';
import type { Surroundings } from '../catalogue/portal/surroundings.ts';
import type { Thing } from '../catalogue/thing.ts';
import type { CollectionPage } from '../catalogue/collection-page.ts';

/** Another representation of the same thing. */
export interface AlternateLink {
  readonly mediaType: string;
  /** Absolute. */
  readonly href: string;
  /** What people call the format. */
  readonly label: string;
}

/** What a page knows of the request it answers. */
export interface PageRequest {
  readonly baseIri: string;
  /** The path and query, as sent. */
  readonly url: string;
  readonly choice: LanguageChoice;
  readonly alternates: readonly AlternateLink[];
}

/** The pages that the foundation asks for, as functions from a model to a whole HTML document. */
export interface PageRenderers {
  readonly problem: (problem: ProblemDocument, request: PageRequest) => string | Promise<string>;
  readonly thing: (thing: Thing, request: PageRequest, around?: Surroundings) => string | Promise<string>;
  readonly collection: (page: CollectionPage, request: PageRequest, labels: Labels) => string | Promise<string>;
}
