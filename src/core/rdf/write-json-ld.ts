import type { Quad } from '@rdfjs/types';
import { compareStrings, groupBy, keyOf, tripleKey } from './dataset.ts';
import type { ExpandedNode, JsonObject } from './json-ld.ts';
import type { Prefixes } from './terms-as-text.ts';
import { nodeOf, nodeId } from './to-expanded.ts';

/** Quads as expanded JSON-LD: a node object for each subject, one with `@graph` for each named graph. */
export function toExpandedJsonLd(quads: Iterable<Quad>): ExpandedNode[] {
  const graphs = [...groupBy(quads, (quad) => keyOf(quad.graph))].sort(([a], [b]) => compareStrings(a, b));
  return graphs.flatMap(([name, group]) => {
    const subjects = [...groupBy(group, (quad) => keyOf(quad.subject))].sort(([a], [b]) => compareStrings(a, b));
    const nodes = subjects.map(([, triples]) => nodeOf(sorted(triples)));
    const graph = group[0]?.graph;
    return name === '' || !graph ? nodes : [{ '@id': nodeId(graph), '@graph': nodes }];
  });
}

function sorted(triples: readonly Quad[]): Quad[] {
  return [...groupBy(triples, tripleKey)]
    .sort(([a], [b]) => compareStrings(a, b))
    .flatMap(([, [first]]) => first ?? []);
}

/** Writes any quads as flattened JSON-LD whose context is only the prefixes it uses. */
export function writeJsonLd(quads: Iterable<Quad>, prefixes: Prefixes): string {
  const names = new CompactIris(prefixes, quads);
  const graph = toExpandedJsonLd(quads).map((node) => compactNode(node, names));
  return `${JSON.stringify({ '@context': names.used(), '@graph': graph }, undefined, 2)}\n`;
}

function compactNode(node: ExpandedNode, names: CompactIris): JsonObject {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const values = value as (ExpandedNode | string)[];
      switch (key) {
        case '@id':
          return [key, value];
        case '@type':
          return [key, single(values.map((type) => names.compact(type as string)))];
        case '@graph':
          return [key, values.map((inner) => compactNode(inner as ExpandedNode, names))];
        default:
          return [names.compact(key), single(values.map((inner) => compactValue(inner as ExpandedNode, names)))];
      }
    }),
  );
}

function compactValue(value: ExpandedNode, names: CompactIris): unknown {
  const type = value['@type'];
  if (typeof type === 'string') {
    return { '@type': names.compact(type), '@value': value['@value'] };
  }
  return '@value' in value && !('@language' in value) ? value['@value'] : value;
}

function single(values: unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** Compact IRIs, and the prefixes they used. */
class CompactIris {
  readonly #prefixes: [string, string][];
  readonly #used = new Map<string, string>();

  /** A prefix that is also the scheme of an IRI of the data (`geo:44.8,-0.5`) would change that IRI: it is left out. */
  public constructor(prefixes: Prefixes, quads: Iterable<Quad>) {
    const schemes = new Set<string>();
    for (const quad of quads) {
      for (const term of [quad.subject, quad.predicate, quad.object, quad.graph]) {
        const iri = term.termType === 'Literal' ? term.datatype : term;
        schemes.add(iri.termType === 'NamedNode' ? iri.value.slice(0, iri.value.indexOf(':')) : '_');
      }
    }
    this.#prefixes = Object.entries(prefixes)
      // A prefix counts in JSON-LD when its namespace ends with a delimiter of IRIs.
      .filter(([prefix, namespace]) => prefix !== '' && !schemes.has(prefix) && /[:/?#[\]@]$/u.test(namespace))
      .sort(([, a], [, b]) => b.length - a.length);
  }

  public compact(iri: string): string {
    const [prefix, namespace] = this.#prefixes.find(([, start]) => iri.startsWith(start)) ?? [];
    const name = namespace === undefined ? undefined : iri.slice(namespace.length);
    if (prefix === undefined || namespace === undefined || name === undefined || name.startsWith('//')) {
      return iri;
    }
    this.#used.set(prefix, namespace);
    return `${prefix}:${name}`;
  }

  public used(): Record<string, string> {
    return Object.fromEntries([...this.#used].sort(([a], [b]) => compareStrings(a, b)));
  }
}
