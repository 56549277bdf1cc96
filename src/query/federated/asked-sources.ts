import type { Solution } from '../../core/comunica.ts';
import { DomainError } from '../../core/errors.ts';
import type { Question } from './messages.ts';
import type { StepPart } from './plan.ts';
import type { SourceReport, SourceSelection } from './sources.ts';

type Given = Pick<SourceReport, 'solutions' | 'pieces'>;

/** One source of a query over several. */
export interface AskedSource {
  /** The address of its endpoint; undefined for this server. */
  readonly iri: string | undefined;
  /** Gives the solutions of a query, none once the source has failed; they count as the one or the other. */
  readonly ask: (question: Pick<Question, 'text'>, as: keyof Given) => Promise<Solution[]>;
  /** The parts of which it knows anything. */
  readonly knows: (parts: readonly StepPart[]) => Promise<ReadonlySet<StepPart>>;
}

/** The sources of one query: this server and others, what they gave, and which of them failed. */
export class AskedSources {
  public readonly list: readonly AskedSource[];
  readonly #given = new Map<string | undefined, Given>();
  readonly #failures = new Map<string, DomainError>();
  readonly #known = new Map<string, Promise<boolean>>();

  public constructor(
    selection: SourceSelection | undefined,
    private readonly askServer: (question: Question) => Promise<Solution[]>,
  ) {
    const iris = selection ? [undefined, ...selection.endpoints] : [];
    this.list = iris.map((iri) => {
      const ask = async (text: string) => this.#ask({ iri, text }, selection?.all === true);
      return {
        iri,
        ask: async ({ text }, as) => {
          const solutions = await ask(text);
          const given = this.#givenBy(iri);
          this.#given.set(iri, { ...given, [as]: given[as] + solutions.length });
          return solutions;
        },
        knows: async (parts) => this.#knows(iri, parts, ask),
      };
    });
  }

  /** What came of each, this server first. */
  public reports(): SourceReport[] {
    return this.list.map(({ iri }) => {
      const failure = iri === undefined ? undefined : this.#failures.get(iri);
      const french = failure?.details['inFrench'];
      return {
        iri,
        ...this.#givenBy(iri),
        ...(failure && {
          failure: {
            code: failure.code,
            en: failure.message,
            fr: typeof french === 'string' ? french : failure.message,
          },
        }),
      };
    });
  }

  #givenBy(iri: string | undefined): Given {
    return this.#given.get(iri) ?? { solutions: 0, pieces: 0 };
  }

  async #ask(question: Question, needsAll: boolean): Promise<Solution[]> {
    const { iri } = question;
    if (iri === undefined) {
      return this.askServer(question);
    }
    if (this.#failures.has(iri)) {
      return [];
    }
    try {
      return await this.askServer(question);
    } catch (error) {
      if (needsAll || !(error instanceof DomainError) || !error.code.startsWith('remote-')) {
        throw error;
      }
      this.#failures.set(iri, error);
      return [];
    }
  }

  /** One question for all parts that the source was not asked about before. */
  async #knows(
    iri: string | undefined,
    parts: readonly StepPart[],
    ask: (text: string) => Promise<Solution[]>,
  ): Promise<ReadonlySet<StepPart>> {
    const keyOf = ({ pattern }: StepPart) => `${iri ?? ''} ${pattern}`;
    const fresh = parts.filter((part) => !this.#known.has(keyOf(part)));
    if (fresh.length > 0) {
      const branches = fresh.map(
        ({ pattern }, index) => `{ SELECT (${index} AS ?known) WHERE { ${pattern} } LIMIT 1 }`,
      );
      const answer = ask(`SELECT ?known WHERE { ${branches.join(' UNION ')} }`).then(
        (solutions) => new Set(solutions.map((solution) => Number(solution['known']?.value))),
      );
      fresh.forEach((part, index) =>
        this.#known.set(
          keyOf(part),
          answer.then((known) => known.has(index)),
        ),
      );
    }
    const known = await Promise.all(parts.map(async (part) => this.#known.get(keyOf(part))));
    return new Set(parts.filter((_, index) => known[index]));
  }
}
