import type { Quad, Quad_Graph, Quad_Object, Quad_Predicate, Quad_Subject } from '@rdfjs/types';
import jsonld from 'jsonld';
import { DataFactory } from 'n3';
import { DomainError, messageOf } from '../errors.ts';

/** JSON-LD contexts by address: the only remote documents that JSON-LD may refer to. */
export type ContextDocuments = ReadonlyMap<string, object>;

/** What the JSON-LD processor is told of the world. */
export interface JsonLdOptions {
  readonly baseIri?: string;
  readonly contexts?: ContextDocuments;
  readonly strict?: boolean;
  readonly blankNodePrefix?: string;
}

/** A node in JSON-LD's expanded form. */
export type ExpandedNode = Record<string, unknown>;

/** JSON whose shape is not known further. */
export type JsonObject = Record<string, unknown>;

/**
 * Reads JSON-LD 1.1 without ever fetching anything.
 *
 * @throws DomainError `malformed-rdf`, with `line` and `column` where it is not JSON at all.
 */
export async function jsonLdToQuads(text: string, options: JsonLdOptions): Promise<Quad[]> {
  const document = parseJson(text);
  refusePrototypes(document);
  const dataset = await processed(async () => {
    const expanded = await expand(document, processorOptions(options));
    refuseNamesOfPrototypes(expanded);
    return toRdf(expanded, { ...processorOptions(options), skipExpansion: true });
  });
  const prefix = options.blankNodePrefix ?? '';
  return dataset.map((quad) =>
    DataFactory.quad(
      termOf(quad.subject, prefix) as Quad_Subject,
      termOf(quad.predicate, prefix) as Quad_Predicate,
      termOf(quad.object, prefix) as Quad_Object,
      termOf(quad.graph, prefix) as Quad_Graph,
    ),
  );
}

/**
 * The processor keeps nodes in plain objects, by their names: one called `__proto__` or `constructor` would write into
 * what every object of the process inherits. Absolute IRIs and blank nodes have a colon; no such name has.
 */
function refuseNamesOfPrototypes(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(refuseNamesOfPrototypes);
  } else if (typeof value === 'object' && value !== null && !('@value' in value)) {
    const { '@id': id, '@type': type } = value as JsonObject;
    const name = [id, type].flat().find((one): one is string => typeof one === 'string' && one in Object.prototype);
    if (name !== undefined) {
      throw refusedName(name);
    }
    Object.values(value).forEach(refuseNamesOfPrototypes);
  }
}

/**
 * The processor copies objects member by member: of a member `__proto__` it makes what the copy inherits, which it reads
 * as if it were written there, and remembers under the text without it.
 */
function refusePrototypes(document: unknown): void {
  // Without recursion: whoever writes JSON chooses how deep it is.
  const waiting = [document];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'object' && next !== null) {
      if (Object.hasOwn(next, '__proto__')) {
        throw refusedName('__proto__');
      }
      Object.values(next as JsonObject).forEach((value) => waiting.push(value));
    }
  }
}

function refusedName(name: string): DomainError {
  return new DomainError('malformed-rdf', `This is not valid JSON-LD here: nothing can be called "${name}"`, {
    details: { inFrench: `Ce JSON-LD n’est pas accepté : rien ne peut s’appeler « ${name} »` },
  });
}

/** Shortens expanded JSON-LD with the context at an address, which the result refers to. */
export async function compactJsonLd(
  expanded: readonly ExpandedNode[],
  context: string,
  options: JsonLdOptions,
): Promise<JsonObject> {
  return processed(() => compact(expanded, context, { ...processorOptions(options), skipExpansion: true }));
}

// The declared types know neither contexts by address nor the options of JSON-LD 1.1.
const expand = jsonld.expand as unknown as (input: unknown, options: object) => Promise<unknown[]>;
const toRdf = jsonld.toRDF as unknown as (input: unknown, options: object) => Promise<PlainQuad[]>;
const compact = jsonld.compact as unknown as (input: unknown, context: string, options: object) => Promise<JsonObject>;

interface PlainTerm {
  termType: string;
  value: string;
  language?: string;
  datatype?: PlainTerm;
}

type PlainQuad = Record<'subject' | 'predicate' | 'object' | 'graph', PlainTerm>;

function termOf(term: PlainTerm, blankNodePrefix: string) {
  switch (term.termType) {
    case 'NamedNode':
      return DataFactory.namedNode(term.value);
    case 'BlankNode':
      return DataFactory.blankNode(blankNodePrefix + term.value.replace(/^_:/u, ''));
    case 'DefaultGraph':
      return DataFactory.defaultGraph();
    default:
      return DataFactory.literal(
        term.value,
        term.language || (term.datatype ? DataFactory.namedNode(term.datatype.value) : undefined),
      );
  }
}

function processorOptions({ baseIri, contexts, strict }: JsonLdOptions) {
  return {
    ...(baseIri !== undefined && { base: baseIri }),
    safe: strict ?? false,
    documentLoader: (address: string) => {
      const document = contexts?.get(address);
      if (!document) {
        return Promise.reject(
          new DomainError(
            'malformed-rdf',
            `The JSON-LD refers to <${address}>, which is not fetched: ${known(contexts)}`,
            {
              details: {
                address,
                inFrench: `Le JSON-LD renvoie à <${address}>, qui n’est pas téléchargé : écrire le contexte dans le document`,
              },
            },
          ),
        );
      }
      refusePrototypes(document);
      return Promise.resolve({ contextUrl: undefined, documentUrl: address, document });
    },
  };
}

function known(contexts: ContextDocuments | undefined): string {
  return contexts && contexts.size > 0
    ? `only ${[...contexts.keys()].map((address) => `<${address}>`).join(', ')} may be referred to by address`
    : 'write the context inside the document';
}

/** Runs the processor and turns whatever it throws into the one error of the domain. */
async function processed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const refused = causeOfKind(cause);
    if (refused) {
      throw refused;
    }
    const problem = problemOf(cause);
    throw new DomainError('malformed-rdf', `This is not valid JSON-LD: ${problem}`, {
      cause,
      details: { inFrench: `Ceci n’est pas du JSON-LD valide : ${problem}` },
    });
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof RangeError) {
    return 'it is nested too deeply';
  }
  const { details } = cause as { details?: { code?: unknown; event?: { message?: unknown; details?: unknown } } };
  const event = details?.event;
  return event
    ? `${String(event.message)} ${JSON.stringify(event.details)}`.slice(0, 300)
    : messageOf(cause).slice(0, 300);
}

/** The processor wraps what the document loader threw, as `cause` or in `details.cause`. */
function causeOfKind(error: unknown, depth = 0): DomainError | undefined {
  if (error instanceof DomainError || depth > 5 || typeof error !== 'object' || error === null) {
    return error instanceof DomainError ? error : undefined;
  }
  const { cause, details } = error as { cause?: unknown; details?: { cause?: unknown } };
  return causeOfKind(cause, depth + 1) ?? causeOfKind(details?.cause, depth + 1);
}

function parseJson(text: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const [, position] = /at position (\d+)/u.exec(messageOf(cause)) ?? [];
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split('\n');
    throw new DomainError('malformed-rdf', `This is not valid JSON: ${messageOf(cause)}`, {
      cause,
      details: {
        inFrench: `Ceci n’est pas du JSON valide : ${messageOf(cause)}`,
        ...(before && { line: before.length, column: (before.at(-1) ?? '').length + 1 }),
      },
    });
  }
  if (typeof document !== 'object' || document === null) {
    throw new DomainError('malformed-rdf', 'This is not valid JSON-LD: a document is an object or a list of objects');
  }
  return document;
}
