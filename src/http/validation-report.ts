import type { Quad } from '@rdfjs/types';
import { serialiseRdf } from '../core/rdf/serialise.ts';
import { reportToQuads, type Severity, type ValidationReport } from '../validation/report.ts';
import { contextKeys, type ContextDocument } from '../vocabulary/context.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import { rdfOffers } from './data-offers.ts';
import type { Message } from './language.ts';
import type { Offer } from './negotiation.ts';

/** One result of a validation as JSON tells it. */
export interface ReportedResult {
  readonly severity: Severity;
  /** The IRI of what is judged: the thing, or a part of it. */
  readonly focusNode: string;
  /** The IRI of the property. */
  readonly path?: string;
  /** The key of the property in JSON, beside which a form shows the message. */
  readonly key?: string;
  readonly value?: string;
  readonly messages: Message;
  /** The constraint: `MinCount`, `Pattern` … and the shape that asks for it. */
  readonly constraint: string;
  readonly shape: string;
  /** The document that is judged, where there are several. */
  readonly document?: string;
}

/** A report as JSON. */
export interface ReportedValidation {
  readonly conforms: boolean;
  readonly results: readonly ReportedResult[];
}

/** What a report can be answered as, beside pages. */
export const reportOffers: readonly Offer[] = [
  { name: 'json', mediaType: 'application/json', suffix: 'json', label: 'JSON' },
  ...rdfOffers.map((offer) => ({
    ...offer,
    aliases: (offer.aliases ?? []).filter((alias) => alias !== 'application/json' && alias !== 'json'),
  })),
];

const keysByContext = new WeakMap<ContextDocument, ReadonlyMap<string, string>>();

/** Reports, each by the document that it judges, as one in JSON. */
export function reportToJson(
  reports: Iterable<readonly [string, ValidationReport]>,
  context: ContextDocument,
): ReportedValidation {
  const keys = keysByContext.get(context) ?? new Map(contextKeys(context).map(({ iri, key }) => [iri, key]));
  keysByContext.set(context, keys);
  const all = [...reports];
  return {
    conforms: all.every(([, { conforms }]) => conforms),
    results: all.flatMap(([document, { results }]) =>
      results.map(({ severity, focusNode, path, value, messages, component, sourceShape }) => {
        const key = path === undefined ? undefined : keys.get(path);
        return {
          severity,
          focusNode: focusNode.value,
          ...(path !== undefined && { path }),
          ...(key !== undefined && { key }),
          ...(value && { value: value.value }),
          messages,
          constraint: component,
          shape: sourceShape,
          ...(document !== '' && { document }),
        };
      }),
    ),
  };
}

/** Reports as RDF, in one of the formats on offer. */
export function reportToRdf(reports: Iterable<readonly [string, ValidationReport]>, mediaType: string): string {
  const quads: Quad[] = [...reports].flatMap(([, report]) => reportToQuads(report));
  return serialiseRdf(quads, mediaType, { prefixes });
}

/** A media type with the character set that texts need. */
export function contentTypeOf(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
