import { mapTree, nodesOf } from '../../../core/sparql/syntax-tree.ts';
import { indexDatatype, lexicalScheme } from './lexical-forms.ts';
import { call, is, literal, partsOf, type Tree, variable, withParts } from '../../../core/sparql/tree.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** Functions that look at a term as it is, not at its value. */
const termFunctions = new Set(['bound', 'str', 'lang', 'isiri', 'isuri', 'isblank', 'isliteral', 'sameterm']);
/** Comparisons by value, which are errors where a datatype is not known. */
const orderings = new Set(['<', '<=', '>', '>=']);
const termAggregates = new Set(['count', 'sample']);

/** Whether an expression is wanted for its value, or as the very term that it gives. */
type Mode = 'value' | 'term';

/**
 * Makes a query right for an index in which some literals stand under another datatype (`lexical-forms.ts`): its own
 * literals are put into that form where they are compared as terms, and variables that may hold such a literal are
 * turned into its value where the value matters.
 *
 * @param predicates - The predicates that have such literals as objects in the index.
 */
export function adaptLiterals(query: Tree, predicates: ReadonlySet<string>): Tree {
  const held = variablesHolding(query, predicates);
  return held.size === 0 && !hasIndexLiteral(query) ? query : new LiteralAdapter(held).query(query);
}

/** The variables that may hold a literal under another datatype. */
function variablesHolding(query: Tree, predicates: ReadonlySet<string>): Set<string> {
  const held = new Set<string>();
  for (let before = -1; before < held.size;) {
    before = held.size;
    for (const { node } of nodesOf(query)) {
      const tree = node as Tree;
      if (is(tree, 'triple') && is(tree['object'], 'term', 'variable') && reaches(tree['predicate'], predicates)) {
        held.add(nameOf(tree['object']));
      }
      if (is(tree, 'pattern', 'bind') && mayHold(tree['expression'] as Tree, held)) {
        held.add(nameOf(tree['variable'] as Tree));
      }
      if (is(tree, 'pattern', 'values')) {
        for (const row of tree['values'] as Readonly<Record<string, Tree | undefined>>[]) {
          Object.entries(row).forEach(([name, term]) => term && toIndexTerm(term) !== term && held.add(name));
        }
      }
      if (is(tree, 'solutionModifier', 'group')) {
        for (const item of partsOf(tree, 'groupings')) {
          if (is(item['variable'], 'term') && mayHold(item['value'] as Tree, held)) {
            held.add(nameOf(item['variable']));
          }
        }
      }
    }
  }
  return held;
}

function reaches(predicate: unknown, predicates: ReadonlySet<string>): boolean {
  if (predicates.size === 0) {
    return false;
  }
  if (is(predicate, 'term', 'namedNode')) {
    return predicates.has(String(predicate['value']));
  }
  // A variable or a negated path may be any predicate.
  return is(predicate, 'path') && predicate.subType !== '!'
    ? partsOf(predicate, 'items').some((item) => reaches(item, predicates))
    : true;
}

function mayHold(expression: Tree, held: ReadonlySet<string>): boolean {
  if (is(expression, 'term', 'variable')) {
    return held.has(nameOf(expression));
  }
  if (is(expression, 'term', 'literal')) {
    return toIndexTerm(expression) !== expression;
  }
  if (is(expression, 'expression', 'aggregate')) {
    return (
      aggregationOf(expression) === 'sample' && partsOf(expression, 'expression').some((item) => mayHold(item, held))
    );
  }
  const operator = expression['operator'];
  const branches = operator === 'if' ? partsOf(expression, 'args').slice(1) : partsOf(expression, 'args');
  return (operator === 'if' || operator === 'coalesce') && branches.some((branch) => mayHold(branch, held));
}

function hasIndexLiteral(query: Tree): boolean {
  for (const { node } of nodesOf(query)) {
    if (toIndexTerm(node as Tree) !== node) {
      return true;
    }
  }
  return false;
}

/** A literal as it stands in the index; any other term as it is. */
function toIndexTerm(term: Tree): Tree {
  const { value, langOrIri } = term;
  if (!is(term, 'term', 'literal') || !is(langOrIri, 'term')) {
    return term;
  }
  const datatype = indexDatatype(String(value), String(langOrIri['value']));
  return datatype === undefined ? term : literal(String(value), datatype);
}

class LiteralAdapter {
  public constructor(private readonly held: ReadonlySet<string>) {}

  public query(query: Tree): Tree {
    const modifiers = query['solutionModifiers'] as Readonly<Record<string, Tree | undefined>>;
    return withParts(query, {
      ...(Array.isArray(query['variables']) && {
        variables: partsOf(query, 'variables').map((item) => (is(item, 'pattern', 'bind') ? this.pattern(item) : item)),
      }),
      ...(is(query['where'], 'pattern') && { where: this.pattern(query['where']) }),
      ...(is(query['template'], 'pattern') && { template: this.pattern(query['template']) }),
      ...(is(query['values'], 'pattern') && { values: this.pattern(query['values']) }),
      solutionModifiers: {
        ...modifiers,
        ...(modifiers['group'] && { group: this.group(modifiers['group']) }),
        ...(modifiers['having'] && {
          having: withParts(modifiers['having'], {
            having: partsOf(modifiers['having'], 'having').map((item) => this.expression(item, 'value')),
          }),
        }),
        ...(modifiers['order'] && {
          order: withParts(modifiers['order'], {
            orderDefs: partsOf(modifiers['order'], 'orderDefs').map((item) =>
              withParts(item, { expression: this.expression(item['expression'] as Tree, 'value') }),
            ),
          }),
        }),
      },
    });
  }

  private group(modifier: Tree): Tree {
    const groupings = partsOf(modifier, 'groupings').map((item) =>
      is(item['variable'], 'term')
        ? withParts(item, { value: this.expression(item['value'] as Tree, 'term') })
        : this.expression(item, 'term'),
    );
    return withParts(modifier, { groupings });
  }

  private pattern(pattern: Tree): Tree {
    if (is(pattern, 'query')) {
      return this.query(pattern);
    }
    switch (pattern.subType ?? '') {
      case 'service':
        return pattern;
      case 'filter':
        return withParts(pattern, { expression: this.expression(pattern['expression'] as Tree, 'value') });
      case 'bind':
        return withParts(pattern, { expression: this.expression(pattern['expression'] as Tree, 'term') });
      case 'bgp':
      case 'values':
        return mapTree(pattern, (node) => toIndexTerm(node as Tree));
      default:
        return withParts(pattern, { patterns: partsOf(pattern, 'patterns').map((item) => this.pattern(item)) });
    }
  }

  private expression(expression: Tree, mode: Mode): Tree {
    const args = partsOf(expression, 'args');
    const all = (argumentMode: Mode) => args.map((item) => this.expression(item, argumentMode));
    if (is(expression, 'term')) {
      return mode === 'term' ? toIndexTerm(expression) : this.valueOf(expression);
    }
    if (is(expression, 'expression', 'patternOperation')) {
      return withParts(expression, { args: this.pattern(expression['args'] as Tree) });
    }
    if (is(expression, 'expression', 'aggregate')) {
      return this.aggregate(expression);
    }
    const operator = String(expression['operator']);
    if (operator === 'if') {
      const [condition, ...branches] = args;
      const chosen = branches.map((branch) => this.expression(branch, mode));
      return withParts(expression, { args: [condition && this.expression(condition, 'value'), ...chosen] });
    }
    if (operator === 'datatype' && args.some((item) => mayHold(item, this.held))) {
      return datatypeOf(all('term'));
    }
    if (operator === 'coalesce') {
      return withParts(expression, { args: all(mode) });
    }
    const adapted = withParts(expression, { args: all(termFunctions.has(operator) ? 'term' : 'value') });
    // Few literals stand under another datatype: the comparison as it was written is an error for those alone.
    return orderings.has(operator) && args.some((item) => mayHold(item, this.held))
      ? call('coalesce', expression, adapted)
      : adapted;
  }

  private aggregate(expression: Tree): Tree {
    const kind = aggregationOf(expression);
    const mode = termAggregates.has(kind) || kind === 'group_concat' ? 'term' : 'value';
    const items = partsOf(expression, 'expression').map((item) =>
      is(item, 'wildcard') ? item : this.expression(item, mode),
    );
    return withParts(expression, { expression: items });
  }

  /** The literal with its own datatype, for a variable that may hold one under another. */
  private valueOf(term: Tree): Tree {
    if (!is(term, 'term', 'variable') || !this.held.has(nameOf(term))) {
      return term;
    }
    const own = variable(nameOf(term));
    const text = call('str', call('datatype', own));
    return call(
      'if',
      call('&&', call('isliteral', own), call('strstarts', text, literal(lexicalScheme))),
      call('strdt', call('str', own), dataDatatype(text)),
      own,
    );
  }
}

function datatypeOf([argument]: readonly Tree[]): Tree {
  const plain = call('datatype', argument ?? literal(''));
  const text = call('str', plain);
  return call('if', call('strstarts', text, literal(lexicalScheme)), dataDatatype(text), plain);
}

function dataDatatype(text: Tree): Tree {
  return call('iri', call('concat', literal(xsd), call('strafter', text, literal(lexicalScheme))));
}

function aggregationOf(expression: Tree): string {
  return String(expression['aggregation']).toLowerCase();
}

function nameOf(term: Tree): string {
  return String(term['value']);
}
