/** What somebody may do, the most first. */
export const roles = ['administrator', 'editor', 'team', 'proposer'] as const;

/**
 * A role: an administrator writes everything, an editor the document of every thing, a team what concerns its
 * fabriques, a proposer nothing: what it sends waits for an editor.
 */
export type Role = (typeof roles)[number];

/** Somebody who is known, with what they may do. */
export interface Principal {
  readonly role: Role;
  /** Under what name the history knows them. */
  readonly name: string;
  /** The slugs of a team's fabriques; empty for the other roles. */
  readonly fabriques: readonly string[];
  /** The token by which they are known; undefined for the administrator of the configuration, and for accounts. */
  readonly token?: string;
  /** The account by which they are known, of somebody who signed in by a provider. */
  readonly account?: string;
}

/** Who has the token of the configuration. */
export const configuredAdministrator: Principal = { role: 'administrator', name: 'administrator', fabriques: [] };
