import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { textsFor, readResources } from '../../catalogue/portal/resource.ts';
import { readShapeFiles } from '../../validation/shape-files.ts';
import { localNameOf, prefixes, shapesNs } from '../../vocabulary/namespaces.ts';
import type { Language, Message } from '../language.ts';

/** What the shapes tell people of one property. */
export interface PropertyText {
  /** The IRI of the property. */
  readonly path: string;
  readonly name: Message;
  /** How it is to be filled in, and what is said where it is not. */
  readonly hint: Message;
  readonly group: string;
  readonly order: number;
  readonly required: boolean;
}

/** The texts of forms and differences, all from the SHACL shapes. */
export interface PropertyTexts {
  /** Of one property shape, by its local name: `TiersLieuShape-name`. */
  readonly ofShape: (name: string) => PropertyText;
  /** The name of a property by its IRI, whatever it is said of; undefined where no shape names it. */
  readonly nameOf: (path: string) => Message | undefined;
  /** The title of a group by its local name: `LocationGroup`. */
  readonly groupOf: (name: string) => Message;
}

/** Reads the texts of the shapes that come with the package. */
export function readPropertyTexts(
  quads: readonly Quad[] = readShapeFiles().flatMap((file) => file.quads),
): PropertyTexts {
  const read = readResources(quads);
  const sh = (name: string) => DataFactory.namedNode(prefixes.sh + name);
  const label = DataFactory.namedNode(`${prefixes.rdfs}label`);
  const say = (iri: string, property: NamedNode): Message => {
    const texts = read(iri).texts(property);
    const inLanguage = (language: Language): string => textsFor(texts, language)[0]?.value ?? localNameOf(iri);
    return { fr: inLanguage('fr'), en: inLanguage('en') };
  };
  const texts = new Map<string, PropertyText>();
  const names = new Map<string, Message>();
  // A name is that of a place first: "name" rather than the "title" of a practice.
  const ordered = quads
    .filter(({ predicate }) => predicate.equals(sh('order')))
    .sort((a, b) => Number(isOfPlace(b)) - Number(isOfPlace(a)));
  for (const { subject } of ordered) {
    const shape = read(subject.value);
    const path = shape.value(sh('path'));
    if (path === undefined) {
      continue;
    }
    const name = say(subject.value, sh('name'));
    texts.set(localNameOf(subject.value), {
      path,
      name,
      hint: say(subject.value, sh('message')),
      group: localNameOf(shape.value(sh('group')) ?? ''),
      order: Number(shape.value(sh('order')) ?? 0),
      // A position is wanted whole, not wanted always.
      required: Number(shape.value(sh('minCount')) ?? 0) > 0 && !localNameOf(subject.value).startsWith('Coordinates'),
    });
    // Shapes that tell what is missing name the gap, not the property.
    if (shape.value(sh('severity')) === undefined && !names.has(path)) {
      names.set(path, name);
    }
  }
  return {
    ofShape: (name) => {
      const text = texts.get(name);
      if (!text) {
        throw new Error(`No shape is called ${name}`);
      }
      return text;
    },
    nameOf: (path) => names.get(path),
    groupOf: (name) => say(`${shapesNs}${name}`, label),
  };
}

function isOfPlace({ subject }: Quad): boolean {
  return subject.value.startsWith(`${shapesNs}TiersLieuShape-`);
}
