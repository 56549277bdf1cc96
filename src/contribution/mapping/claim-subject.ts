import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { keyOf } from '../../core/rdf/dataset.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import { schemeIri } from '../../vocabulary/namespaces.ts';
import { rdf, skos } from '../../vocabulary/terms.ts';
import { rename } from './rename.ts';

/**
 * Sees to it that a body is about a thing: its root, where it has no name, gets that of the thing, and where it does
 * not say what it is, it is of the usual class of its kind; a concept that names no scheme is in the one of its kind.
 *
 * @throws DomainError `bad-request` for a body that says nothing of the thing, with what it does speak of.
 */
export function claimSubject(body: readonly Quad[], thing: string, kind: Kind): Quad[] {
  const subject = DataFactory.namedNode(thing);
  const root = body.some((quad) => quad.subject.equals(subject)) ? undefined : namelessRoot(body, kind);
  const quads = rename(body, new Map(root === undefined ? [] : [[root, subject]]));
  const about = quads.filter((quad) => quad.subject.equals(subject));
  if (about.length === 0) {
    const others = [...new Set(quads.map((quad) => keyOf(quad.subject)))].slice(0, 5).join(', ');
    throw new DomainError('bad-request', `The body says nothing of <${thing}>${others && `, but of ${others}`}`, {
      details: { inFrench: `Le corps ne dit rien de <${thing}>${others && `, mais de ${others}`}`, expected: thing },
    });
  }
  const says = (property: NamedNode) => about.some(({ predicate }) => predicate.equals(property));
  const { scheme } = kind;
  return [
    ...(says(rdf.type) ? [] : [DataFactory.quad(subject, rdf.type, kind.usualClass)]),
    ...(scheme === undefined || says(skos.inScheme)
      ? []
      : [DataFactory.quad(subject, skos.inScheme, DataFactory.namedNode(schemeIri(scheme)))]),
    ...quads,
  ];
}

/** The blank node that nothing points at, the one of the kind where there are several. */
function namelessRoot(body: readonly Quad[], { classes }: Kind): string | undefined {
  const objects = new Set(body.map(({ object }) => keyOf(object)));
  const blank = body.filter(({ subject }) => subject.termType === 'BlankNode' && !objects.has(keyOf(subject)));
  const ofKind = blank.filter(
    ({ predicate, object }) => predicate.equals(rdf.type) && classes.some((one) => one.equals(object)),
  );
  const roots = new Set((ofKind.length > 0 ? ofKind : blank).map(({ subject }) => keyOf(subject)));
  return roots.size === 1 ? [...roots][0] : undefined;
}
