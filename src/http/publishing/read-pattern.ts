import type { BlankNode, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { TriplePattern } from '../../catalogue/triple-patterns.ts';
import { DomainError } from '../../core/errors.ts';
import { blankNodeNames } from '../../federation/publishing/fragment-quads.ts';

/**
 * Reads the pattern of a fragment from its parameters: an IRI as it is or between `<>`, a literal between quotes with its
 * language or datatype; nothing, or a variable, for anything.
 *
 * @throws DomainError `bad-request` that names the parameter.
 * @see {@link https://www.hydra-cg.com/spec/latest/core/#hydra:ExplicitRepresentation}
 */
export function readPattern(parameters: URLSearchParams, baseIri: string): TriplePattern {
  const [subject, predicate, object] = ['subject', 'predicate', 'object'].map((name) =>
    readTerm(name, parameters.get(name)),
  );
  return {
    ...(subject && { subject: unnamed(iriOnly('subject', subject), baseIri) }),
    ...(predicate && { predicate: iriOnly('predicate', predicate) }),
    ...(object && { object: object.termType === 'NamedNode' ? unnamed(object, baseIri) : object }),
  };
}

/** The number of the page, from 1. @throws DomainError `bad-request`. */
export function readPage(parameters: URLSearchParams): number {
  const page = parameters.get('page') ?? '1';
  if (!/^[1-9]\d{0,7}$/u.test(page)) {
    throw refused('page', page);
  }
  return Number(page);
}

function readTerm(name: string, given: string | null): Quad['object'] | undefined {
  const text = given?.trim() ?? '';
  if (text === '' || /^[?_]/u.test(text)) {
    return undefined;
  }
  if (text.startsWith('"')) {
    const [, value, language, datatype] =
      /^"([\s\S]*)"(?:@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)|\^\^<?([^<>"\s]+)>?)?$/u.exec(text) ?? [];
    if (value === undefined) {
      throw refused(name, text);
    }
    return DataFactory.literal(
      value,
      language ?? (datatype === undefined ? undefined : DataFactory.namedNode(datatype)),
    );
  }
  const iri = text.replace(/^<(.*)>$/u, '$1');
  // What a SPARQL query cannot hold is no IRI.
  if (!/^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]*$/u.test(iri)) {
    throw refused(name, text);
  }
  return DataFactory.namedNode(iri);
}

/** The blank node that a fragment gave a name, or the IRI as it is. */
function unnamed(term: NamedNode, baseIri: string): NamedNode | BlankNode {
  const names = blankNodeNames(baseIri);
  return term.value.startsWith(names) ? DataFactory.blankNode(term.value.slice(names.length)) : term;
}

function iriOnly(name: string, term: Quad['object']): NamedNode {
  if (term.termType !== 'NamedNode') {
    throw refused(name, term.value);
  }
  return term;
}

function refused(parameter: string, value: string): DomainError {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return new DomainError(
    'bad-request',
    `"${parameter}" cannot be "${shown}": an IRI, or as object a literal in quotes`,
    {
      details: {
        parameter,
        inFrench: `« ${parameter} » ne peut pas être « ${shown} » : un IRI, ou pour l’objet un littéral entre guillemets`,
      },
    },
  );
}
