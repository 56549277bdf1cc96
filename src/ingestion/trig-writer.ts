import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { compareStrings, groupBy as groupQuads, rdfNs, xsdNs } from '../core/rdf/dataset.ts';

/** How addresses are shortened. */
export interface TrigNames {
  /** What relative IRIs stand on; ends with a slash. */
  readonly base: string;
  /** Namespaces by prefix; those that are not used are not declared. */
  readonly prefixes: Readonly<Record<string, string>>;
}

const rdfType = `${rdfNs}type`;

/** Lexical forms that may stand without quotes, by datatype. */
const bareForms: Readonly<Record<string, RegExp>> = {
  [`${xsdNs}boolean`]: /^(?:true|false)$/u,
  [`${xsdNs}integer`]: /^[+-]?\d+$/u,
  [`${xsdNs}decimal`]: /^[+-]?\d*\.\d+$/u,
};

/**
 * Writes quads as TriG that people read and that compares line by line: graphs, subjects, predicates and
 * objects in order of code points, a type first. The same set of quads always gives the same bytes.
 *
 * Quads of the default graph stand without braces, so a document of one graph comes out as Turtle.
 * Blank nodes are refused: they have no name to sort by.
 * @see https://www.w3.org/TR/trig/
 */
export function writeTrig(quads: Iterable<Quad>, names: TrigNames): string {
  const used = new Set<string>();
  const name = createNamer(names, used);
  const blocks: string[] = [];
  for (const [{ graph }, inGraph] of groupBy(quads, (quad) => quad.graph.value)) {
    const isDefault = graph.termType === 'DefaultGraph';
    const subjects = groupBy(inGraph, (quad) => quad.subject.value).map(([{ subject }, statements]) =>
      writeSubject(name(subject), statements, name, isDefault ? '' : '  '),
    );
    blocks.push(isDefault ? subjects.join('\n') : `${name(graph)} {\n${subjects.join('\n')}}\n`);
  }
  const declarations = Object.entries(names.prefixes)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  return [declarations.join(''), ...blocks].join('\n');
}

type Namer = (term: Term) => string;

function writeSubject(subject: string, quads: Quad[], name: Namer, indent: string): string {
  const predicateOf = ({ predicate }: Quad) => (predicate.value === rdfType ? 'a' : name(predicate));
  // In order of code points a lone "a" comes before any prefixed name, so the type is first.
  const statements = groupBy(quads, predicateOf).map(([first, withPredicate]) => {
    const objects = groupBy(withPredicate, (quad) => name(quad.object)).map(([{ object }]) => name(object));
    return `${predicateOf(first)} ${objects.join(' , ')}`;
  });
  return `${indent}${subject} ${statements.join(` ;\n${indent}  `)} .\n`;
}

/** Groups by key, each with its first quad, the groups in order of their keys. */
function groupBy(quads: Iterable<Quad>, keyOf: (quad: Quad) => string): [Quad, Quad[]][] {
  return [...groupQuads(quads, keyOf)]
    .sort(([left], [right]) => compareStrings(left, right))
    .flatMap(([, group]) => (group[0] ? [[group[0], group] satisfies [Quad, Quad[]]] : []));
}

function createNamer({ base, prefixes }: TrigNames, used: Set<string>): Namer {
  const nameIri = ({ value }: NamedNode): string => {
    for (const [prefix, namespace] of Object.entries(prefixes)) {
      const local = value.slice(namespace.length);
      if (value.startsWith(namespace) && /^[A-Za-z][\w-]*$/u.test(local)) {
        used.add(prefix);
        return `${prefix}:${local}`;
      }
    }
    return `<${value.startsWith(base) ? value.slice(base.length) : value}>`;
  };
  const nameLiteral = ({ value, language, datatype }: Literal): string => {
    if (bareForms[datatype.value]?.test(value)) {
      return value;
    }
    const quoted = `"${value.replaceAll(/["\\\n\r\t]/gu, (character) => escapes[character] ?? character)}"`;
    if (language !== '') {
      return `${quoted}@${language}`;
    }
    return datatype.value === `${xsdNs}string` ? quoted : `${quoted}^^${nameIri(datatype)}`;
  };
  return (term) => {
    if (term.termType === 'NamedNode') {
      return nameIri(term);
    }
    if (term.termType === 'Literal') {
      return nameLiteral(term);
    }
    throw new TypeError(`A ${term.termType} has no lasting name, so it cannot be written in a stable order`);
  };
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
