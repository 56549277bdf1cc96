import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import {
  identityDocument,
  judgementIri,
  linkOf,
  type Verdict,
  verdictConcept,
  verdicts,
} from '../../vocabulary/identity.ts';
import { dcterms, fab, foaf, prov, rdf, schema, xsd } from '../../vocabulary/terms.ts';
import type { Words } from './reasons.ts';

/** What was judged of two places. */
export interface Judgement {
  /** Of which the document speaks: a place of this instance where one of the two is. */
  readonly place: string;
  readonly other: string;
  /** The source that speaks of the other one. */
  readonly source: string;
  readonly verdict: Verdict;
  readonly confidence: number | undefined;
  readonly reasons: Words | undefined;
  /** Who judged; undefined where computation was certain. */
  readonly by: string | undefined;
  /** When, as `2026-11-26`. */
  readonly on: string;
}

const license = DataFactory.namedNode('https://creativecommons.org/publicdomain/zero/1.0/');

/** A judgement as the quads of its document. */
export function judgementQuads(judgement: Judgement, baseIri: string): Quad[] {
  const { place, other, source, verdict, confidence, reasons, by, on } = judgement;
  const graph = identityDocument(baseIri, source, place);
  const node = judgementIri(baseIri, graph, other);
  const [subject, object] = [DataFactory.namedNode(place), DataFactory.namedNode(other)];
  const about: (readonly [Quad['predicate'], Quad['object']])[] = [
    [rdf.type, fab.IdentityJudgement],
    [fab.otherPlace, object],
    [fab.verdict, verdictConcept(verdict)],
    [dcterms.created, DataFactory.literal(on, xsd.date)],
  ];
  if (confidence !== undefined) {
    about.push([fab.confidence, DataFactory.literal(decimal(confidence), xsd.decimal)]);
  }
  if (by !== undefined) {
    about.push([dcterms.creator, DataFactory.literal(by)]);
  }
  if (reasons !== undefined) {
    about.push(
      [schema.description, DataFactory.literal(reasons.fr, 'fr')],
      [schema.description, DataFactory.literal(reasons.en, 'en')],
    );
  }
  return [
    DataFactory.quad(graph, rdf.type, fab.Document, graph),
    DataFactory.quad(graph, foaf.primaryTopic, subject, graph),
    DataFactory.quad(graph, dcterms.license, license, graph),
    DataFactory.quad(graph, prov.wasDerivedFrom, DataFactory.namedNode(`${baseIri}federation#${source}`), graph),
    DataFactory.quad(graph, fab.judgement, node, graph),
    DataFactory.quad(subject, linkOf[verdict], object, graph),
    ...about.map(([predicate, value]) => DataFactory.quad(node, predicate, value, graph)),
  ];
}

/** The judgements that a document holds; what it says otherwise is left alone. */
export function judgementsIn(
  document: readonly Quad[],
): { readonly judgement: Judgement; readonly quads: readonly Quad[] }[] {
  const topic = document.find(({ predicate }) => predicate.equals(foaf.primaryTopic));
  const source = document.find(({ predicate }) => predicate.equals(prov.wasDerivedFrom))?.object.value.split('#')[1];
  const nodes = document.filter(({ predicate }) => predicate.equals(fab.judgement));
  return nodes.flatMap((link) => {
    const about = document.filter(({ subject }) => subject.equals(link.object));
    const value = (predicate: Quad['predicate']) => about.find((one) => one.predicate.equals(predicate))?.object.value;
    const other = value(fab.otherPlace);
    const verdict = verdicts.find((one) => verdictConcept(one).value === value(fab.verdict));
    if (!topic || source === undefined || other === undefined || verdict === undefined) {
      return [];
    }
    const text = (language: string) =>
      about.find(({ object }) => object.termType === 'Literal' && object.language === language)?.object.value;
    const [fr, en, confidence] = [text('fr'), text('en'), value(fab.confidence)];
    const links = document.filter(
      ({ subject, predicate, object }) =>
        subject.equals(topic.object) && object.value === other && predicate.equals(linkOf[verdict]),
    );
    return [
      {
        judgement: {
          ...{ place: topic.object.value, other, source, verdict },
          confidence: confidence === undefined ? undefined : Number(confidence),
          reasons: fr === undefined || en === undefined ? undefined : { fr, en },
          by: value(dcterms.creator),
          on: value(dcterms.created) ?? '',
        },
        quads: [link, ...links, ...about],
      },
    ];
  });
}

/** What goes away with the judgement on another place: the whole document where it is the last one in it. */
export function takenWith(document: readonly Quad[], other: string): readonly Quad[] {
  const found = judgementsIn(document);
  const mine = found.find(({ judgement }) => judgement.other === other);
  return mine ? (found.length === 1 ? document : mine.quads) : [];
}

/** At most three digits, and as the index writes decimals: `0.97`, `1.0`. */
function decimal(value: number): string {
  const text = String(Math.round(value * 1000) / 1000);
  return text.includes('.') ? text : `${text}.0`;
}
