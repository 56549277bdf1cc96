import { gram, lex } from '@traqula/rules-sparql-1-1';
import { resolve } from 'relative-to-absolute-iri';

// The grammar's own rules keep IRIs as written and lose what follows a second colon of a prefixed name;
// these give absolute IRIs, so that nobody after the parser knows of prefixes and bases.

const { terminals } = lex;

/** `BASE <iri>`: what follows resolves against it. */
export const baseDecl: typeof gram.baseDecl = {
  ...gram.baseDecl,
  impl:
    ({ ACTION, CONSUME, SUBRULE }) =>
    (context) => {
      const keyword = CONSUME(lex.baseDecl);
      const value = SUBRULE(iriFull);
      return ACTION(() => {
        context.baseIRI = value.value;
        return context.astFactory.contextDefinitionBase(context.astFactory.sourceLocation(keyword, value), value);
      });
    },
};

/** `<iri>`, resolved. */
export const iriFull: typeof gram.iriFull = {
  ...gram.iriFull,
  impl:
    ({ ACTION, CONSUME }) =>
    (context) => {
      const token = CONSUME(terminals.iriRef);
      return ACTION(() => {
        const written = token.image.slice(1, -1);
        const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/u.test(written);
        const iri = absolute || context.baseIRI === undefined ? written : resolve(written, context.baseIRI);
        return context.astFactory.termNamed(context.astFactory.sourceLocation(token), iri);
      });
    },
};

/** `prefix:local`, expanded. */
export const prefixedName: typeof gram.prefixedName = {
  ...gram.prefixedName,
  impl:
    ({ ACTION, CONSUME, OR }) =>
    (context) => {
      const token = OR([{ ALT: () => CONSUME(terminals.pNameLn) }, { ALT: () => CONSUME(terminals.pNameNs) }]);
      return ACTION(() => {
        const colon = token.image.indexOf(':');
        const namespace = context.prefixes[token.image.slice(0, colon)];
        if (namespace === undefined) {
          throw new UnknownPrefixError(token.image.slice(0, colon + 1), token.startLine ?? 1, token.startColumn ?? 1);
        }
        const local = token.image.slice(colon + 1).replace(/\\(.)/gu, '$1');
        return context.astFactory.termNamed(context.astFactory.sourceLocation(token), namespace + local) as never;
      });
    },
};

/** A prefix that the text does not declare. */
export class UnknownPrefixError extends Error {
  public constructor(
    public readonly prefix: string,
    public readonly line: number,
    public readonly column: number,
  ) {
    super(`The prefix "${prefix}" is not declared`);
  }
}
