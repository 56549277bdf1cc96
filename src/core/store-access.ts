/** Where a SPARQL store is, and how the software says who it is to it. */
export interface StoreAccess {
  readonly queryUrl: string;
  readonly updateUrl: string;
  readonly credentials: {
    readonly scheme: 'none' | 'basic' | 'digest' | 'bearer';
    readonly user?: string;
    /** The password, or the token of `bearer`. */
    readonly secret?: string;
  };
  /** Connections that may be open at once for clients, and as many for the software's own requests. */
  readonly connections: number;
}

/** Reads single variables and notes what is wrong with them. */
interface Readers {
  readonly text: (name: string) => string | undefined;
  readonly integer: (name: string, fallback: number, least: number, most: number) => number;
  readonly choice: <T extends string>(name: string, values: readonly T[], fallback: T) => T;
}

/** Reads where the store is; undefined where nothing is said, which is a problem only where `FABRIQUES_STORE=sparql`. */
export function readStoreAccess({ text, integer, choice }: Readers, problems: string[]): StoreAccess | undefined {
  const address = (name: string) => {
    const given = text(name);
    if (given !== undefined && !(URL.canParse(given) && /^https?:$/u.test(new URL(given).protocol))) {
      problems.push(`${name} must be an http or https address, not "${given}"`);
    }
    return given;
  };
  const queryUrl = address('FABRIQUES_STORE_QUERY_URL');
  const updateUrl = address('FABRIQUES_STORE_UPDATE_URL') ?? queryUrl;
  const [user, password] = [text('FABRIQUES_STORE_USER'), text('FABRIQUES_STORE_PASSWORD')];
  const token = text('FABRIQUES_STORE_TOKEN');
  const usual = token === undefined ? (user === undefined ? 'none' : 'basic') : 'bearer';
  const scheme = choice('FABRIQUES_STORE_AUTH', ['none', 'basic', 'digest', 'bearer'], usual);
  const connections = integer('FABRIQUES_STORE_CONNECTIONS', 16, 1, 1000);
  if (queryUrl === undefined || updateUrl === undefined) {
    if (text('FABRIQUES_STORE') === 'sparql') {
      problems.push('FABRIQUES_STORE=sparql needs FABRIQUES_STORE_QUERY_URL');
    }
    return undefined;
  }
  if ((scheme === 'basic' || scheme === 'digest') && user === undefined) {
    problems.push(`FABRIQUES_STORE_AUTH=${scheme} needs FABRIQUES_STORE_USER and FABRIQUES_STORE_PASSWORD`);
  }
  if (scheme === 'bearer' && token === undefined) {
    problems.push('FABRIQUES_STORE_AUTH=bearer needs FABRIQUES_STORE_TOKEN');
  }
  const secret = scheme === 'bearer' ? token : password;
  const credentials = { scheme, ...(user !== undefined && { user }), ...(secret !== undefined && { secret }) };
  return { queryUrl, updateUrl, credentials, connections };
}
