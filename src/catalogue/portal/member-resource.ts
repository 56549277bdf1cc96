import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { fab, schema, skos } from '../../vocabulary/terms.ts';
import type { Member } from '../members.ts';
import { type Resource, readResources } from './resource.ts';

const known = new WeakMap<Member, Resource>();

/** What another page says of a member of a collection, as its table knows it: what it is called, and since when it exists. */
export function resourceOfMember(member: Member): Resource {
  const resource = known.get(member) ?? readResources(quadsOf(member))(member.iri);
  known.set(member, resource);
  return resource;
}

function quadsOf({ iri, slug, name, labels, others }: Member): Quad[] {
  const subject = DataFactory.namedNode(iri);
  const say = (property: NamedNode, object: Quad['object']) => DataFactory.quad(subject, property, object);
  // Where nothing names it, a member goes by one of its labels, or by its slug.
  const isNamed = name !== slug && !Object.values(labels).includes(name);
  return [
    ...(isNamed ? [say(schema.name, DataFactory.literal(name))] : []),
    ...Object.entries(labels).map(([language, label]) => say(skos.prefLabel, DataFactory.literal(label, language))),
    ...(others['legalForm'] ?? []).map((form) => say(fab.legalForm, DataFactory.namedNode(form))),
    ...(others['foundingDate'] ?? []).map((date) => say(schema.foundingDate, DataFactory.literal(date))),
  ];
}
