import { randomBytes } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../core/errors.ts';
import { tripleKey } from '../core/rdf/dataset.ts';
import { eraseInObject } from '../core/rdf/erase-in-object.ts';
import { shortestErasure, type TextPlaces } from '../store/erasure.ts';
import type { Store } from '../store/store.ts';
import type { ValidationReport } from '../validation/report.ts';
import { fab, rdf, xsd } from '../vocabulary/terms.ts';
import { auditChange } from './audit.ts';
import type { Contributor } from './contributor.ts';
import type { Principal } from './principal.ts';

/** What an erasure has done. */
export interface Erased {
  /** What stands in the place of the text now; the audit trail names the erasure by it. */
  readonly replacement: string;
  /** Where the text stood. */
  readonly places: TextPlaces;
}

/** What erasing needs. */
export interface ErasuresOptions {
  readonly store: Store;
  readonly contributor: Contributor;
  readonly baseIri: string;
}

/**
 * Erases texts that must not be there, such as personal data: from documents, from every revision and from records.
 * That something was erased, when and by whom is kept; what it was is not.
 */
export class Erasures {
  public constructor(private readonly options: ErasuresOptions) {}

  /** Where a text stands. @throws DomainError `bad-request` for a text that is too short. */
  public async find(text: string): Promise<TextPlaces> {
    if (text.trim().length < shortestErasure) {
      throw new DomainError('bad-request', `A text to erase has at least ${shortestErasure} characters`, {
        details: { inFrench: `Un texte à effacer a au moins ${shortestErasure} caractères` },
      });
    }
    return this.options.store.findText(text);
  }

  /**
   * Erases a text. The documents as they stand are changed by a contribution like any other, so they go on conforming:
   * where a value is wrong without the text (half an e-mail address), the whole statement goes.
   *
   * @throws DomainError as `find`; `validation-failed` where a document needs what the text says: give it another first.
   */
  public async erase(text: string, principal: Principal): Promise<Erased> {
    const { store } = this.options;
    const found = await this.find(text);
    const replacement = `[effacé ${randomBytes(3).toString('hex')}]`;
    await this.#eraseFromDocuments(text, replacement, found.graphs, principal);
    const records = [auditChange({ event: 'erasure', by: principal.name, about: replacement })];
    const erased = await store.eraseText({ text, replacement, records });
    return { replacement, places: { ...erased, revisions: found.revisions } };
  }

  async #eraseFromDocuments(
    text: string,
    replacement: string,
    graphs: readonly Quad['graph'][],
    principal: Principal,
  ): Promise<void> {
    try {
      await this.#contribute(text, replacement, graphs, principal, () => true);
    } catch (error) {
      const wrong = wrongValues(error);
      if (wrong.size === 0) {
        throw error;
      }
      await this.#contribute(text, replacement, graphs, principal, (quad) => !wrong.has(valueKey(quad)));
    }
  }

  /** @param keep - Whether a changed statement may stay. */
  async #contribute(
    text: string,
    replacement: string,
    graphs: readonly Quad['graph'][],
    principal: Principal,
    keep: (quad: Quad) => boolean,
  ): Promise<void> {
    const { store, contributor, baseIri } = this.options;
    const today = DataFactory.literal(new Date().toISOString().slice(0, 10), xsd.date);
    const change = async () => {
      const added: Quad[] = [];
      const removed: Quad[] = [];
      for (const graph of graphs) {
        const document = await store.readGraph(graph);
        for (const quad of document) {
          const object = eraseInObject(quad.object, text, replacement, (iri) => iri.startsWith(baseIri));
          const erased = DataFactory.quad(quad.subject, quad.predicate, object, graph);
          if (tripleKey(erased) !== tripleKey(quad)) {
            removed.push(quad);
            added.push(...(keep(erased) ? [erased] : []));
          }
        }
        if (graph.termType === 'NamedNode' && document.some((quad) => describesItself(quad, graph))) {
          added.push(DataFactory.quad(graph, fab.erasedOn, today, graph));
        }
      }
      return { added, removed, author: principal.name, message: `Effacement ${replacement}` };
    };
    await contributor.contribute(change, { principal });
  }
}

function describesItself({ subject, predicate, object }: Quad, graph: Quad['graph']): boolean {
  return subject.equals(graph) && predicate.equals(rdf.type) && object.equals(fab.Document);
}

/** The values that a refused contribution was refused for. */
function wrongValues(error: unknown): Set<string> {
  if (!(error instanceof DomainError) || error.code !== 'validation-failed') {
    return new Set();
  }
  // Put there by the contributor.
  const reports = Object.values((error.details['reports'] ?? {}) as Record<string, ValidationReport>);
  return new Set(
    reports
      .flatMap(({ results }) => results)
      .flatMap(({ severity, focusNode, path, value }) =>
        severity === 'Violation' && path !== undefined && value ? [`${focusNode.value} ${path} ${value.value}`] : [],
      ),
  );
}

function valueKey({ subject, predicate, object }: Quad): string {
  return `${subject.value} ${predicate.value} ${object.value}`;
}
