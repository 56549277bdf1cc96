import { DomainError } from '../../core/errors.ts';

/** One answer of a source. */
export interface Payload {
  readonly url: string;
  /** What its `Content-Type` says; empty where nothing is said. */
  readonly contentType: string;
  readonly body: Uint8Array;
  /** The most solutions that an endpoint gives to one question, where it says so (Virtuoso). */
  readonly mostRows?: number;
}

/**
 * The text of an answer: in UTF-8, or in the encoding that it names, or in that of older French files.
 */
export function textOf({ contentType, body }: Payload): string {
  const [, named] = /charset=["']?([\w-]+)/iu.exec(contentType) ?? [];
  try {
    return new TextDecoder(named ?? 'utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

/**
 * What an answer in JSON says.
 *
 * @throws DomainError `remote-failed` for what is no JSON.
 */
export function jsonOf(payload: Payload): unknown {
  const text = textOf(payload);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw unreadable(payload, 'it is no JSON', 'ce n’est pas du JSON', cause);
  }
}

/** The refusal of an answer that is not what a source of its kind gives. */
export function unreadable(
  { url }: Pick<Payload, 'url'>,
  because: string,
  parceQue: string,
  cause?: unknown,
): DomainError {
  return new DomainError('remote-failed', `What ${url} gives cannot be read: ${because}`, {
    cause,
    details: { remote: url, inFrench: `Ce que donne ${url} est illisible : ${parceQue}` },
  });
}
