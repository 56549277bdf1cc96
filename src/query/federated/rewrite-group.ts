import type {
  Pattern,
  PatternFilter,
  PatternOptional,
  PatternService,
  TermIri,
  TermVariable,
} from '@traqula/rules-sparql-1-1';
import { AstFactory } from '@traqula/rules-sparql-1-1';
import { DomainError } from '../../core/errors.ts';
import { boundBy, Pipeline } from './pipeline.ts';
import type { PlanCollector } from './plan-collector.ts';
import { rewriteExistences, rewriteSelect } from './rewrite-select.ts';
import { sourcesIri } from './sources.ts';
import { hasService } from './variables.ts';

type GraphName = TermIri | TermVariable | undefined;

const factory = new AstFactory();

/** Takes the patterns of one group apart: what is joined with one another becomes plans, the rest stays. */
export function rewriteGroup(patterns: readonly Pattern[], graph: GraphName, plans: PlanCollector): Pattern[] {
  return new GroupRewriter(graph, plans).rewrite(patterns);
}

class GroupRewriter {
  readonly #out: (Pattern | Pipeline)[] = [];
  #open: Pipeline | undefined;

  public constructor(
    private readonly graph: GraphName,
    private readonly plans: PlanCollector,
  ) {}

  public rewrite(patterns: readonly Pattern[]): Pattern[] {
    const filters = patterns.filter((pattern) => pattern.subType === 'filter');
    for (const pattern of patterns) {
      if (pattern.subType !== 'filter') {
        this.#place(pattern);
      }
    }
    // A filter holds for its whole group wherever it stands, so those of one sub-query can be asked with it.
    const kept = filters.filter((filter) => !this.#askWithSubquery(filter));
    return [
      ...this.#out.map((part) => (part instanceof Pipeline ? this.plans.collect(part.finish()) : part)),
      ...kept.map((filter) => rewriteExistences(filter, this.graph, this.plans)),
    ];
  }

  #place(pattern: Pattern): void {
    if (pattern.subType === 'service') {
      this.#pipeline().add(this.#serviceStep(pattern, 'inner'));
    } else if (hasService(pattern)) {
      this.#placeMixed(pattern);
    } else if (dependsOnPosition(pattern)) {
      this.#placeDependent(pattern);
    } else if (this.plans.isSelfContained([pattern])) {
      this.#pipeline().addLocal(pattern);
    } else {
      this.#keep(this.#descend(pattern));
    }
  }

  /** What says `SERVICE` somewhere within. */
  #placeMixed(pattern: Pattern): void {
    const [only, more] = pattern.subType === 'optional' ? pattern.patterns : [];
    if (only?.subType === 'service' && more === undefined && (this.#open?.atStart ?? this.#out.length === 0)) {
      this.#pipeline().add(this.#serviceStep(only, 'left'));
    } else {
      this.#keep(this.#descend(pattern));
    }
  }

  /** `OPTIONAL`, `MINUS` and `BIND` take what comes before them in the group, so all of that must be at hand. */
  #placeDependent(pattern: Pattern): void {
    const before = this.#open?.soleLocalStep;
    if (before && this.plans.isSelfContained([...before.patterns, pattern])) {
      before.patterns.push(pattern);
    } else if (pattern.subType === 'optional' && this.#open?.atStart && this.#isOwnStep(pattern)) {
      this.#open.add({
        target: { kind: 'local' },
        join: 'left',
        silent: false,
        patterns: pattern.patterns,
        filters: [],
      });
    } else {
      this.#keep(this.#descend(pattern));
    }
  }

  /** Whether the filters of an `OPTIONAL` look at nothing outside of it. */
  #isOwnStep({ patterns }: PatternOptional): boolean {
    const bound = boundBy(patterns, this.graph);
    return (
      this.plans.isSelfContained(patterns) &&
      patterns.every((pattern) => pattern.subType !== 'filter' || this.plans.isCoveredBy(pattern, bound))
    );
  }

  #serviceStep({ name, silent, patterns }: PatternService, join: 'inner' | 'left') {
    const target =
      name.subType === 'variable'
        ? ({ kind: 'variable', name: name.value } as const)
        : name.value === sourcesIri
          ? ({ kind: 'sources' } as const)
          : ({ kind: 'endpoint', iri: name.value } as const);
    return { target, join, silent, patterns: [...patterns], filters: [] };
  }

  /** The pattern with what is within it taken apart. */
  #descend(pattern: Pattern): Pattern {
    const group = (patterns: readonly Pattern[], graph = this.graph) =>
      factory.patternGroup(rewriteGroup(patterns, graph, this.plans), factory.gen());
    switch (pattern.subType) {
      case 'group':
        return group(pattern.patterns);
      case 'optional':
      case 'minus':
        return { ...pattern, patterns: rewriteGroup(pattern.patterns, this.graph, this.plans) };
      case 'union':
        return { ...pattern, patterns: pattern.patterns.map(({ patterns }) => group(patterns)) };
      case 'graph':
        // An empty group lets a variable graph be every graph, as the specification has it.
        return group(
          pattern.name.subType === 'variable' && !hasLocal(pattern.patterns)
            ? [factory.patternGroup([], factory.gen()), ...pattern.patterns]
            : pattern.patterns,
          pattern.name,
        );
      case 'select':
        if (this.graph?.subType === 'variable') {
          throw new DomainError(
            'query-too-complex',
            'SERVICE in a subquery within GRAPH of a variable is not supported',
          );
        }
        return rewriteSelect(pattern, this.graph, this.plans);
      case 'bind':
        return rewriteExistences(pattern, this.graph, this.plans);
      case 'bgp':
      case 'values':
      case 'filter':
      case 'service':
        return pattern;
    }
  }

  #keep(pattern: Pattern): void {
    this.#open = undefined;
    // A subquery needs braces of its own beside other patterns.
    this.#out.push(pattern.type === 'query' ? factory.patternGroup([pattern], factory.gen()) : pattern);
  }

  #pipeline(): Pipeline {
    if (!this.#open) {
      this.#open = new Pipeline(this.graph, this.#out.length === 0);
      this.#out.push(this.#open);
    }
    return this.#open;
  }

  #askWithSubquery(filter: PatternFilter): boolean {
    if (hasService(filter)) {
      return false;
    }
    const steps = this.#out.flatMap((part) => (part instanceof Pipeline ? part.localSteps : []));
    const step = steps.find(({ patterns }) => this.plans.isCoveredBy(filter, boundBy(patterns, this.graph)));
    step?.filters.push(filter);
    return step !== undefined;
  }
}

function dependsOnPosition({ subType }: Pattern): boolean {
  return subType === 'optional' || subType === 'minus' || subType === 'bind';
}

/** Whether something of a group is certain to be asked of this server in its `GRAPH`. */
function hasLocal(patterns: readonly Pattern[]): boolean {
  return patterns.some(({ subType }) => subType === 'bgp');
}
