import { DomainError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import { textOf } from './document-reader.ts';
import { Endpoint } from './endpoint.ts';
import { is, layoutVersion } from './layout.ts';
import { probeQuirks } from './probe-quirks.ts';
import { head, systemGraphs } from './system-graphs.ts';
import { iriRef, stringLiteral } from './terms.ts';
import { withholdContacts } from './withhold-contacts.ts';

/** Whose data the store holds, and how its default graph is meant. */
export interface Identity {
  readonly baseIri: string;
  readonly defaultGraph: 'union' | 'separate';
}

const inHead = `GRAPH ${iriRef(systemGraphs.head)}`;

/**
 * Finds out what the store is, and prepares an empty one.
 *
 * @throws DomainError `store-unavailable`; `state-incompatible` where it holds other data, or is no store to write to.
 */
export async function openEndpoint(connection: Connection, identity: Identity): Promise<Endpoint> {
  const endpoint = new Endpoint(connection);
  endpoint.quirks = await probeQuirks(endpoint);
  const known = await readIdentity(endpoint);
  if (known) {
    check({ ...known, layout: Math.max(known.layout, layoutVersion) }, identity);
    const union = identity.defaultGraph === 'union';
    for (let { layout } = known; layout < layoutVersion; layout = (await readIdentity(endpoint))?.layout ?? 0) {
      await withholdContacts(endpoint, { union });
    }
    return endpoint;
  }
  // The same for whoever comes first, so that two servers may both do it.
  await endpoint.update(
    `INSERT { ${inHead} { ${iriRef(head)} ${iriRef(is.layout)} ${layoutVersion} ; ` +
      `${iriRef(is.base)} ${stringLiteral(identity.baseIri)} ; ` +
      `${iriRef(is.defaultGraph)} ${stringLiteral(identity.defaultGraph)} ; ` +
      `${iriRef(is.revision)} 0 ; ${iriRef(is.turn)} "first" } } ` +
      `WHERE { FILTER NOT EXISTS { ${inHead} { ${iriRef(head)} ${iriRef(is.layout)} ?layout } } }`,
  );
  const written = await readIdentity(endpoint);
  if (!written) {
    throw new DomainError('state-incompatible', 'The store takes updates and does not keep them.');
  }
  check(written, identity);
  return endpoint;
}

async function readIdentity(endpoint: Endpoint): Promise<(Identity & { readonly layout: number }) | undefined> {
  const [row] = await endpoint.select(
    `SELECT ?layout ?base ?default { ${inHead} { ${iriRef(head)} ${iriRef(is.layout)} ?layout ; ` +
      `${iriRef(is.base)} ?base ; ${iriRef(is.defaultGraph)} ?default } }`,
  );
  return (
    row && {
      layout: Number(textOf(row, 'layout')),
      baseIri: textOf(row, 'base'),
      defaultGraph: textOf(row, 'default') === 'separate' ? 'separate' : 'union',
    }
  );
}

function check(known: Identity & { readonly layout: number }, { baseIri, defaultGraph }: Identity): void {
  const refuse = (message: string, inFrench: string) => {
    throw new DomainError('state-incompatible', message, { details: { inFrench } });
  };
  if (known.layout !== layoutVersion) {
    refuse(
      `The store has layout ${known.layout}; this version of the software knows ${layoutVersion}.`,
      `La base est au format ${known.layout} ; cette version du logiciel connaît le ${layoutVersion}.`,
    );
  }
  if (known.baseIri !== baseIri) {
    refuse(
      `The store holds the data of ${known.baseIri}, not of ${baseIri}: addresses are written out in it.`,
      `La base contient les données de ${known.baseIri}, et non de ${baseIri}.`,
    );
  }
  if (known.defaultGraph !== defaultGraph) {
    refuse(
      `The store was filled with FABRIQUES_DEFAULT_GRAPH=${known.defaultGraph}.`,
      `La base a été remplie avec FABRIQUES_DEFAULT_GRAPH=${known.defaultGraph}.`,
    );
  }
}
