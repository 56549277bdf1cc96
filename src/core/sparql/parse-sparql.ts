import { ParserBuilder } from '@traqula/core';
import { sparql11ParserBuilder } from '@traqula/parser-sparql-1-1';
import { completeParseContext, lex, sparqlCodepointEscape } from '@traqula/rules-sparql-1-1';
import type { Query, SparqlQuery, Update } from '@traqula/rules-sparql-1-1';
import { LRUCache } from 'lru-cache';
import { DomainError, messageOf } from '../errors.ts';
import { baseDecl, iriFull, prefixedName, UnknownPrefixError } from './absolute-iris.ts';
import { nestingOf } from './nesting.ts';

/** How deep brackets of any kind may nest: the parser and the engines are recursive. */
export const maxNesting = 48;

/** What the parser of chevrotain says of an error. */
interface SyntaxFault {
  readonly token: { readonly image: string; readonly startLine?: number; readonly startColumn?: number };
  readonly previousToken?: { readonly endLine?: number; readonly endColumn?: number };
}

class SyntaxFaultError extends Error {
  public constructor(public readonly fault: SyntaxFault | undefined) {
    super('Syntax error');
  }
}

const parser = ParserBuilder.create(sparql11ParserBuilder)
  .patchRule(baseDecl)
  .patchRule(iriFull)
  .patchRule(prefixedName)
  .build({
    tokenVocabulary: lex.sparql11LexerBuilder.tokenVocabulary,
    lexerConfig: { positionTracking: 'full' },
    queryPreProcessor: sparqlCodepointEscape,
    errorHandler: (errors: unknown[]) => {
      throw new SyntaxFaultError(errors[0] as SyntaxFault | undefined);
    },
  });

const cache = new LRUCache<string, SparqlQuery>({
  max: 256,
  maxSize: 2_000_000,
  sizeCalculation: (_, key) => key.length,
});

/**
 * The syntax tree of a SPARQL 1.1 query, its IRIs absolute and its prefixes expanded. Trees are shared: never change one.
 *
 * @param baseIri - Against which relative IRIs resolve, unless the text has a `BASE` of its own.
 * @throws DomainError `malformed-query` with `line` and `column` where they are known, `query-too-complex`.
 */
export function parseQuery(text: string, baseIri?: string): Query {
  const tree = parse(text, baseIri);
  if (tree.type === 'query') {
    return tree;
  }
  throw malformed('This is an update, not a query', 'Ceci est une mise à jour, pas une interrogation');
}

/** The syntax tree of a SPARQL 1.1 Update request, as {@link parseQuery} gives that of a query. */
export function parseUpdate(text: string, baseIri?: string): Update {
  const tree = parse(text, baseIri);
  if (tree.type === 'update') {
    return tree;
  }
  throw malformed('This is a query, not an update', 'Ceci est une interrogation, pas une mise à jour');
}

function parse(text: string, baseIri: string | undefined): SparqlQuery {
  const key = `${baseIri ?? ''}\n${text}`;
  const known = cache.get(key);
  if (known) {
    return known;
  }
  const nesting = nestingOf(text);
  if (nesting > maxNesting) {
    throw tooComplex(`Brackets are nested ${nesting} deep; ${maxNesting} are allowed`, {
      nesting,
      allowed: maxNesting,
    });
  }
  const tree = read(text, baseIri);
  cache.set(key, tree);
  return tree;
}

function read(text: string, baseIri: string | undefined): SparqlQuery {
  try {
    const context = completeParseContext({ ...(baseIri !== undefined && { baseIRI: baseIri }) });
    return withoutPrologue(parser.queryOrUpdate(text, context));
  } catch (cause) {
    if (cause instanceof SyntaxFaultError) {
      throw faultyToken(text, cause);
    }
    if (cause instanceof UnknownPrefixError) {
      const { prefix, line, column } = cause;
      throw new DomainError(
        'malformed-query',
        `The prefix "${prefix}" at line ${line}, column ${column} is not declared`,
        {
          cause,
          details: {
            line,
            column,
            inFrench: `Le préfixe « ${prefix} », ligne ${line}, colonne ${column}, n’est pas déclaré`,
          },
        },
      );
    }
    if (cause instanceof RangeError) {
      throw tooComplex('The query is nested too deeply', {});
    }
    const message = messageOf(cause);
    const offset = /at offset: (\d+)/u.exec(message)?.[1];
    if (offset !== undefined) {
      const [line, column] = positionOf(text, Number(offset));
      throw unexpected(text.slice(Number(offset), Number(offset) + 1), line, column, cause);
    }
    throw new DomainError('malformed-query', message.split('\n', 1)[0] ?? message, { cause });
  }
}

/** Every IRI is absolute by now: prefixes have nothing more to say, and of bases the last, to the function `IRI`. */
function withoutPrologue(tree: SparqlQuery): SparqlQuery {
  const lastBase = (context: Query['context']) => context.filter(({ subType }) => subType === 'base').slice(-1);
  if (tree.type === 'query') {
    return { ...tree, context: lastBase(tree.context) };
  }
  let base: Query['context'] = [];
  const updates = tree.updates.map((update) => {
    const own = lastBase(update.context);
    base = own.length > 0 ? own : base;
    return { ...update, context: base };
  });
  return { ...tree, updates };
}

function faultyToken(text: string, error: SyntaxFaultError): DomainError {
  const { token, previousToken } = error.fault ?? {};
  if (token?.startLine !== undefined && !Number.isNaN(token.startLine) && token.image !== '') {
    return unexpected(token.image, token.startLine, token.startColumn ?? 1, error);
  }
  const [line, column] = previousToken?.endLine
    ? [previousToken.endLine, (previousToken.endColumn ?? 0) + 1]
    : positionOf(text, text.length);
  return new DomainError('malformed-query', `The text ends too early, at line ${line}, column ${column}`, {
    cause: error,
    details: { line, column, inFrench: `Le texte s’arrête trop tôt, ligne ${line}, colonne ${column}` },
  });
}

function unexpected(image: string, line: number, column: number, cause: unknown): DomainError {
  const shown = image.length > 40 ? `${image.slice(0, 40)}…` : image;
  return new DomainError('malformed-query', `Unexpected "${shown}" at line ${line}, column ${column}`, {
    cause,
    details: { line, column, inFrench: `« ${shown} » inattendu, ligne ${line}, colonne ${column}` },
  });
}

function positionOf(text: string, offset: number): [line: number, column: number] {
  const before = text.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

function malformed(message: string, inFrench: string): DomainError {
  return new DomainError('malformed-query', message, { details: { inFrench } });
}

function tooComplex(message: string, details: Readonly<Record<string, number>>): DomainError {
  return new DomainError('query-too-complex', message, { details: { ...details } });
}
