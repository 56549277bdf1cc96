import type { Store } from '../../store/store.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { isIdentityDocument } from '../../vocabulary/identity.ts';
import type { CollectionName } from '../kinds.ts';
import { thingIn } from '../member-changes.ts';
import type { Thing } from '../thing.ts';
import { compareDocuments, type Disagreement } from './disagreements.ts';
import type { Inverse } from './inverse.ts';
import { createLabels, type Labels } from './labels.ts';
import type { LinkedReader } from './linked.ts';
import { resourceOfMember } from './member-resource.ts';
import { viewAction, viewCategory, viewPractice, viewStructure, viewVisit } from './other-views.ts';
import type { ActionView, CategoryView, PracticeView, StructureView, VisitView } from './other-views.ts';
import type { PlaceView, ViewSources } from './place-model.ts';
import { viewPlace } from './place-view.ts';
import { readResources, type Resource } from './resource.ts';
import { readSamePlaces } from './same-places.ts';
import type { Surroundings } from './surroundings.ts';
import { documentsOf, mentionedIn, noteSources, type SourceNote } from './thing-documents.ts';

/** What the page of a thing says, by the kind of thing. */
export type ThingView =
  | { readonly collection: 'fabriques' | 'tiers-lieux'; readonly place: PlaceView }
  | { readonly collection: 'structures'; readonly structure: StructureView }
  | { readonly collection: 'actions'; readonly action: ActionView }
  | { readonly collection: 'visites'; readonly visit: VisitView }
  | { readonly collection: 'pratiques'; readonly practice: PracticeView }
  | { readonly collection: 'categories'; readonly category: CategoryView };

/** Everything that the page of a thing shows. */
export interface ThingDescription {
  readonly iri: string;
  /** When a document about it changed last. */
  readonly modified: Date;
  readonly view: ThingView;
  readonly inverse: Inverse;
  readonly labels: Labels;
  readonly sources: readonly SourceNote[];
  readonly disagreements: readonly Disagreement[];
  /** The records of other sources that were judged to be the same, or close: their addresses. */
  readonly same: readonly string[];
  readonly close: readonly string[];
  /** The same place in Wikidata, OpenStreetMap and the like, where a source says so. */
  readonly elsewhere: readonly string[];
}

/** What describing things needs. */
export interface DescribeOptions {
  readonly store: Store;
  readonly vocabulary: Vocabulary;
  readonly baseIri: string;
  readonly language: string;
  readonly around: Pick<Surroundings, 'inverse' | 'member'>;
  /** Reads what no collection knows. */
  readonly readLinked: LinkedReader;
}

/** Describes a thing for its page: its documents, the links that point at it, and the names of all it mentions. */
export async function describeThing(thing: Thing, options: DescribeOptions): Promise<ThingDescription> {
  const { store, vocabulary, baseIri, language, around, readLinked } = options;
  const documents = documentsOf(thing, baseIri);
  const { inverse, member } = around;
  const linked = await readSamePlaces(store, thing, baseIri);
  const all = [...documents.filter(({ graph }) => !isIdentityDocument(baseIri, graph)), ...linked.documents];
  const mentioned = [...mentionedIn(documents), ...mentionedIn(linked.documents), ...mentionedBy(inverse)];
  const read = readResources(documents.flatMap(({ quads }) => quads));
  const isOwn = (iri: string): boolean => thingIn(iri) === thing.iri;
  const isDefined = (iri: string): boolean => vocabulary.concepts.has(iri) || vocabulary.terms.has(iri);
  const others = await readLinked(mentioned.filter((iri) => !isOwn(iri) && !member(thingIn(iri)) && !isDefined(iri)));
  const about = (iri: string): Resource => {
    const known = member(iri);
    return isOwn(iri) ? read(iri) : known ? resourceOfMember(known) : others(iri);
  };
  const labels = createLabels(vocabulary, about, language);
  return {
    iri: thing.iri,
    modified: thing.modified,
    view: viewThing(thing.iri, thing.collection, { read, labels, vocabulary, documents }),
    inverse,
    labels,
    sources: noteSources(all, labels),
    disagreements: compareDocuments(all.map((document) => ({ thing: thing.iri, ...document }))),
    same: linked.same,
    close: linked.close,
    elsewhere: linked.elsewhere,
  };
}

function viewThing(iri: string, collection: CollectionName, sources: ViewSources): ThingView {
  switch (collection) {
    case 'fabriques':
    case 'tiers-lieux':
      return { collection, place: viewPlace(iri, sources) };
    case 'structures':
      return { collection, structure: viewStructure(iri, sources) };
    case 'actions':
      return { collection, action: viewAction(iri, sources) };
    case 'visites':
      return { collection, visit: viewVisit(iri, sources) };
    case 'pratiques':
      return { collection, practice: viewPractice(iri, sources) };
    case 'categories':
      return { collection, category: viewCategory(iri, sources) };
  }
}

function mentionedBy({ practices, exchanges, involvements }: Inverse): string[] {
  return [
    ...practices,
    ...exchanges.flatMap(({ visitors, hosts }) => [...visitors, ...hosts]),
    ...involvements.map(({ place }) => place),
  ];
}
