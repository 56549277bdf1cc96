import { isDeepStrictEqual } from 'node:util';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { messageOf } from '../../core/errors.ts';
import { groupBy, tripleKey } from '../../core/rdf/dataset.ts';
import { compactJsonLd, jsonLdToQuads } from '../../core/rdf/json-ld.ts';
import { nodeOf } from '../../core/rdf/to-expanded.ts';
import { contextKeys, type ContextKey } from '../context.ts';
import { localNameOf, prefixedName } from '../namespaces.ts';
import { rdf } from '../terms.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Finding, Rule } from './finding.ts';
import { samplesOf, type Sample } from './samples.ts';

const where = 'context.jsonld';
const address = 'https://w3id.org/fabriques/context.jsonld';

/** A finding for everything that the JSON-LD context lacks, misnames, or does not give back as it took it. */
export async function checkContext(vocabulary: Vocabulary): Promise<Finding[]> {
  const keys = contextKeys(vocabulary.context);
  return [...checkCoverage(vocabulary, keys), ...checkNames(keys), ...(await checkRoundTrips(vocabulary, keys))];
}

function checkCoverage({ terms }: Vocabulary, keys: readonly ContextKey[]): Finding[] {
  const covered = new Set(keys.map(({ iri }) => iri));
  return [...terms.keys()]
    .filter((iri) => !covered.has(iri))
    .map((iri) => finding('missing-from-context', iri, `<${iri}> is defined and has no key in the context`));
}

function checkNames(keys: readonly ContextKey[]): Finding[] {
  return (
    keys
      // Two vocabularies may have one name: the one that came second is called by its prefixed name.
      .filter(({ key, iri }) => key !== localNameOf(iri) && key !== prefixedName(iri))
      .map(({ key, iri }) => finding('misnamed-key', key, `"${key}" stands for <${iri}>, whose name is not that`))
  );
}

async function checkRoundTrips(vocabulary: Vocabulary, keys: readonly ContextKey[]): Promise<Finding[]> {
  const samples = samplesOf(vocabulary, keys);
  const options = { contexts: new Map([[address, vocabulary.context]]) };
  try {
    const compact = await compactJsonLd(
      samples.map((sample, index) => nodeOf([quadOf(sample, index)])),
      address,
      options,
    );
    const nodes = compact['@graph'] as Record<string, unknown>[];
    const written = new Map(nodes.map((node) => [String(node['id'] ?? node['@id']), node]));
    const read = groupBy(await jsonLdToQuads(JSON.stringify(compact), options), ({ subject }) => subject.value);
    return samples.flatMap((sample, index) => {
      const subject = subjectOf(index);
      return checkSample(sample, index, written.get(subject) ?? {}, read.get(subject) ?? []);
    });
  } catch (cause) {
    return [finding('broken-context', '@context', messageOf(cause))];
  }
}

/** Compares a sample with its node in compact JSON-LD, and with the quads which that JSON-LD says. */
function checkSample(sample: Sample, index: number, node: Record<string, unknown>, quads: readonly Quad[]): Finding[] {
  const said = Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'id' && key !== '@id'));
  const statement = `${prefixedName(sample.predicate.value)} ${prefixedName(sample.object.value)}`;
  const term = sample.predicate.equals(rdf.type) ? sample.object.value : sample.predicate.value;
  const expected = { [sample.key]: sample.value };
  if (!isDeepStrictEqual(said, expected)) {
    return [finding('no-round-trip', term, `${statement} is ${JSON.stringify(said)}, not ${JSON.stringify(expected)}`)];
  }
  const triple = tripleKey(quadOf(sample, index));
  return quads.length === 1 && quads.every((quad) => tripleKey(quad) === triple)
    ? []
    : [finding('no-round-trip', term, `${JSON.stringify(expected)} is not read as ${statement}`)];
}

function subjectOf(index: number): string {
  return `http://example.org/sample/${index}`;
}

function quadOf({ predicate, object }: Sample, index: number): Quad {
  return DataFactory.quad(DataFactory.namedNode(subjectOf(index)), predicate, object);
}

function finding(rule: Rule, term: string, message: string): Finding {
  return { rule, term, where, message };
}
