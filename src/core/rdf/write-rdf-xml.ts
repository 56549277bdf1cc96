import type { Quad, Term } from '@rdfjs/types';
import { DomainError } from '../errors.ts';
import { compareStrings, distinctTriples, groupBy, keyOf, rdfNs, xsdNs } from './dataset.ts';
import type { Prefixes } from './terms-as-text.ts';

/** Names that RDF/XML keeps for its own syntax: none of them can be a property element. */
const reserved = new Set(
  [
    'RDF',
    'ID',
    'about',
    'parseType',
    'resource',
    'nodeID',
    'datatype',
    'Description',
    'li',
    'aboutEach',
    'aboutEachPrefix',
    'bagID',
  ].map((name) => rdfNs + name),
);

/**
 * Writes triples as RDF/XML.
 *
 * @throws DomainError `not-acceptable` where a triple cannot be said in RDF/XML: a predicate that is no
 * qualified name, or a character that XML 1.0 does not have.
 * @see {@link https://www.w3.org/TR/rdf-syntax-grammar/}
 */
export function writeRdfXml(quads: Iterable<Quad>, prefixes: Prefixes): string {
  const names = new QualifiedNames(prefixes);
  const subjects = [...groupBy(distinctTriples(quads), (quad) => keyOf(quad.subject))].sort(([a], [b]) =>
    compareStrings(a, b),
  );
  const descriptions = subjects.map(([, triples]) => description(triples, names));
  const namespaces = names.used().map(([prefix, namespace]) => `\n  xmlns:${prefix}="${escapeXml(namespace)}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n${descriptions.join('')}</rdf:RDF>\n`;
}

function description(triples: readonly Quad[], names: QualifiedNames): string {
  const subject = triples[0]?.subject as Term;
  const properties = triples
    .map((triple) => property(triple, names))
    .sort((a, b) => Number(b.startsWith('<rdf:type ')) - Number(a.startsWith('<rdf:type ')) || compareStrings(a, b));
  return `  <rdf:Description ${reference(subject, 'about')}>\n${properties.map((text) => `    ${text}\n`).join('')}  </rdf:Description>\n`;
}

function property({ predicate, object }: Quad, names: QualifiedNames): string {
  const name = names.nameOf(predicate.value);
  if (object.termType !== 'Literal') {
    return `<${name} ${reference(object, 'resource')}/>`;
  }
  const { language, datatype, value } = object;
  const attribute = language
    ? ` xml:lang="${escapeXml(language)}"`
    : datatype.value === `${xsdNs}string`
      ? ''
      : ` rdf:datatype="${escapeXml(datatype.value)}"`;
  return `<${name}${attribute}>${escapeXml(value)}</${name}>`;
}

function reference(term: Term, attribute: 'about' | 'resource'): string {
  return term.termType === 'BlankNode'
    ? `rdf:nodeID="${blankNodeName(term.value)}"`
    : `rdf:${attribute}="${escapeXml(term.value)}"`;
}

/** A label as an XML name: the characters that a name cannot have are spelt by their number. */
function blankNodeName(label: string): string {
  return `b${label.replace(/[^A-Za-z0-9-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`;
}

/** Makes qualified names of predicates, and remembers the namespaces they need. */
class QualifiedNames {
  readonly #prefixes = new Map([[rdfNs, 'rdf']]);
  readonly #wanted: ReadonlyMap<string, string>;

  public constructor(prefixes: Prefixes) {
    const named = Object.entries(prefixes).filter(
      ([prefix]) => /^[A-Za-z_][\w.-]*$/u.test(prefix) && !/^xml/iu.test(prefix),
    );
    this.#wanted = new Map(named.map(([prefix, namespace]) => [namespace, prefix]));
  }

  public nameOf(iri: string): string {
    const local = /[\p{L}_][\p{L}\p{Nd}_.-]*$/u.exec(iri)?.[0];
    if (local === undefined || local === iri || reserved.has(iri)) {
      throw new DomainError('not-acceptable', `RDF/XML cannot express the predicate <${iri}>: ask for another format`, {
        details: {
          predicate: iri,
          inFrench: `RDF/XML ne peut pas exprimer le prédicat <${iri}> : demander un autre format`,
        },
      });
    }
    const namespace = iri.slice(0, iri.length - local.length);
    const prefix = this.#prefixes.get(namespace) ?? this.#register(namespace);
    return `${prefix}:${local}`;
  }

  public used(): [string, string][] {
    return [...this.#prefixes]
      .map(([namespace, prefix]): [string, string] => [prefix, namespace])
      .sort(([a], [b]) => compareStrings(a, b));
  }

  #register(namespace: string): string {
    const wanted = this.#wanted.get(namespace);
    const taken = new Set([...this.#prefixes.values(), ...this.#wanted.values()]);
    let prefix = wanted === 'rdf' ? undefined : wanted;
    for (let number = 1; prefix === undefined; number++) {
      prefix = taken.has(`ns${number}`) ? undefined : `ns${number}`;
    }
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As characters, these would be normalised away by a reader.
  '\r': '&#xD;',
};

function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML 1.0 has none of these characters
  const foreign = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    const number = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new DomainError(
      'not-acceptable',
      `RDF/XML cannot express the character U+${number}: ask for another format`,
      {
        details: { inFrench: `RDF/XML ne peut pas exprimer le caractère U+${number} : demander un autre format` },
      },
    );
  }
  return text.replace(/[&<>"\r]/gu, (character) => entities[character] ?? character);
}
