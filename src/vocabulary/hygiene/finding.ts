/** What the hygiene check can find wrong. */
export type Rule =
  /** A term of this project is used and nowhere defined. */
  | 'undefined-term'
  /** A term has no label in one of the languages. */
  | 'missing-label'
  /** A term has no definition in one of the languages. */
  | 'missing-definition'
  /** A term has no key in the JSON-LD context. */
  | 'missing-from-context'
  /** A key of the context is not the local name of what it stands for. */
  | 'misnamed-key'
  /** A key of the context does not give, or does not read, the value form that it should. */
  | 'no-round-trip'
  /** No JSON-LD processor accepts the context. */
  | 'broken-context';

/** One thing that is wrong with the vocabulary, or with a use of it. */
export interface Finding {
  readonly rule: Rule;
  /** The term in question, or the key of the context. */
  readonly term: string;
  /** The file in which it was found. */
  readonly where: string;
  /** One sentence for whoever edits the vocabulary. */
  readonly message: string;
}
