import type { DestinationStream } from 'pino';

/** What lines of the log have in common. */
interface Entry {
  readonly level: string;
  readonly time: string;
  readonly msg?: string;
  readonly [key: string]: unknown;
}

/** Characters of a detail; the lines of JSON have all of it. */
const longest = 160;

/** Writes a log for a person who looks on: a short line for each event, `14:16:57 GET /fabriques 200 12 ms`. */
export function shortLines(write: (text: string) => void): DestinationStream {
  return { write: (line: string) => write(`${shorten(JSON.parse(line) as Entry)}\n`) };
}

/** One line of the log in its short form, in the time of this machine. */
function shorten({ level, time, msg = '', ...rest }: Entry): string {
  const { method, path, status, ms, reqId, route, err, ...others } = rest;
  const clock = new Date(time).toLocaleTimeString('fr-FR');
  const grave = level === 'info' ? [] : [level.toUpperCase()];
  const what = msg === 'request' && typeof path === 'string' ? [method, path, status] : [msg];
  const details = Object.entries(others).map(([name, value]) => `${name}=${plain(value)}`);
  const { stack, cause, message } = (err ?? {}) as { stack?: string; cause?: { stack?: string }; message?: string };
  const trace = stack ?? cause?.stack ?? message;
  const took = typeof ms === 'number' ? [`${ms} ms`] : [];
  // Ids of requests are for finding what belongs together: a person who looks on needs them where something went wrong.
  const id = grave.length > 0 && typeof reqId === 'string' ? [`(${reqId})`] : [];
  const where = msg === 'request' || route === undefined ? [] : [plain(route)];
  const line = [clock, ...grave, ...what, ...where, ...details, ...took, ...id].map(String).join(' ');
  return trace === undefined ? line : `${line}\n${trace}`;
}

function plain(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/gu, ' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
