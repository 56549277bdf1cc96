import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { groupBy } from '../../core/rdf/dataset.ts';
import type { PoliteFetcher } from '../fetching/polite-fetcher.ts';
import { rdfAccept, rdfQuads } from './rdf-payload.ts';

const tree = 'https://w3id.org/tree#';
const ldes = 'https://w3id.org/ldes#';
const dcterms = 'http://purl.org/dc/terms/';
const deletion = 'https://www.w3.org/ns/activitystreams#Delete';
const mostPages = 10_000;

interface Version {
  readonly time: string;
  readonly quads: readonly Quad[];
}

/**
 * What a Linked Data Event Stream says now: of each thing the latest version, and nothing of what was deleted. The pages
 * that never change are fetched once and kept.
 *
 * @see {@link https://w3id.org/ldes/specification | LDES}
 */
export async function streamQuads(address: string, fetcher: PoliteFetcher): Promise<Quad[]> {
  const latest = new Map<string, Version>();
  const pages = new Set([address]);
  let number = 0;
  // Sets are iterated in the order of insertion, what is added on the way included.
  for (const page of pages) {
    number += 1;
    const quads = await rdfQuads(await fetcher.fetch(page, rdfAccept), fetcher, `s${number}_`);
    takeVersions(quads, latest);
    for (const { predicate, object } of quads) {
      if ([`${tree}node`, `${tree}view`].includes(predicate.value) && pages.size < mostPages) {
        pages.add(object.value.replace(/#.*$/u, ''));
      }
    }
  }
  return [...latest.values()].flatMap(({ quads }) => quads);
}

function takeVersions(quads: readonly Quad[], latest: Map<string, Version>): void {
  const bySubject = groupBy(quads, ({ subject }) => subject.value);
  const byGraph = groupBy(quads, ({ graph }) => graph.value);
  const stated = (property: string, fallback: string): string =>
    quads.find(({ predicate }) => predicate.value === ldes + property)?.object.value ?? fallback;
  const timePath = stated('timestampPath', `${dcterms}created`);
  const versionOf = stated('versionOfPath', `${dcterms}isVersionOf`);
  for (const { predicate, object: member } of quads) {
    if (predicate.value !== `${tree}member`) {
      continue;
    }
    const about = bySubject.get(member.value) ?? [];
    const valueOf = (property: string) => about.find((quad) => quad.predicate.value === property)?.object;
    const thing = valueOf(versionOf) ?? member;
    const time = valueOf(timePath)?.value ?? '';
    const known = latest.get(thing.value);
    if (known && known.time > time) {
      continue;
    }
    const inGraph = byGraph.get(member.value);
    const isDeleted = about.some(({ object }) => object.value === deletion);
    latest.set(thing.value, { time, quads: isDeleted ? [] : (inGraph ?? withoutVersion(about, thing, quads)) });
  }
}

/** A version that describes the thing itself, under the name of the version. */
function withoutVersion(about: readonly Quad[], thing: Quad['object'], all: readonly Quad[]): Quad[] {
  const subject = thing.termType === 'NamedNode' ? thing : undefined;
  const renamed = about.map((quad) => DataFactory.quad(subject ?? quad.subject, quad.predicate, quad.object));
  const parts = new Set(
    about.filter(({ object }) => object.termType === 'BlankNode').map(({ object }) => object.value),
  );
  return [...renamed, ...all.filter((quad) => parts.has(quad.subject.value))];
}
