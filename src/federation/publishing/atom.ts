import type { Version } from '../../catalogue/change-log.ts';
import { thingOfDocument } from '../../catalogue/kinds.ts';

/** One commit, as people follow it. */
export interface Change {
  readonly revision: number;
  readonly time: Date;
  readonly author: string;
  readonly message: string;
  /** What it changed, with the page where that can be read. */
  readonly changed: readonly { readonly iri: string; readonly kind: Version['kind'] }[];
}

/** The last commits, the newest first. */
export function latestChanges(versions: readonly Version[], most: number, baseIri: string): Change[] {
  const changes = new Map<number, Change & { changed: { iri: string; kind: Version['kind'] }[] }>();
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const version = versions[index];
    if (version && !changes.has(version.revision) && changes.size === most) {
      break;
    }
    if (version) {
      const { revision, time, author, message, graph, kind } = version;
      const change = changes.get(revision) ?? { revision, time, author, message, changed: [] };
      change.changed.unshift({ iri: topicOf(baseIri, graph.value), kind });
      changes.set(revision, change);
    }
  }
  return [...changes.values()];
}

/** The thing that a document is about, by the name of the document: its own, or what a source says of it. */
function topicOf(baseIri: string, graph: string): string {
  const [, rest] = graph.startsWith(baseIri)
    ? (/^graphs\/peers\/[^/]+\/(.+)$/u.exec(graph.slice(baseIri.length)) ?? [])
    : [];
  return thingOfDocument(baseIri, rest === undefined ? graph : `${baseIri}graphs/${rest}`) || graph;
}

/** What an Atom feed says in the language of its reader. */
export interface AtomTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  /** The name of what was changed, and the word for what became of it. */
  readonly describe: (changed: Change['changed'][number]) => string;
  readonly andOthers: (count: number) => string;
}

/** How many of the things that a commit changed are named in its entry. */
const mostNamed = 20;

/** The last changes as an Atom feed. @see {@link https://www.rfc-editor.org/rfc/rfc4287 | RFC 4287} */
export function writeAtom(changes: readonly Change[], texts: AtomTexts, baseIri: string): string {
  const updated = (changes[0]?.time ?? new Date(0)).toISOString();
  const entries = changes.map((change) => {
    const named = change.changed.slice(0, mostNamed);
    const more = change.changed.length - named.length;
    const lines = [...named.map(texts.describe), ...(more > 0 ? [texts.andOthers(more)] : [])];
    const items = lines.map((line) => `<li>${escapeXml(line)}</li>`).join('');
    const link = change.changed.length === 1 ? change.changed[0]?.iri : undefined;
    return `  <entry>
    <id>${escapeXml(`${baseIri}feed#r${change.revision}`)}</id>
    <title>${escapeXml(change.message === '' ? `#${change.revision}` : change.message)}</title>
    <updated>${change.time.toISOString()}</updated>
    <author><name>${escapeXml(change.author)}</name></author>
    <link rel="alternate" type="text/html" href="${escapeXml(link ?? `${baseIri}feed#r${change.revision}`)}"/>
    <content type="html">${escapeXml(`<ul>${items}</ul>`)}</content>
  </entry>
`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${texts.language}">
  <id>${escapeXml(`${baseIri}feed`)}</id>
  <title>${escapeXml(texts.title)}</title>
  <subtitle>${escapeXml(texts.subtitle)}</subtitle>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(`${baseIri}feed.atom?lang=${texts.language}`)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(`${baseIri}feed`)}"/>
${entries.join('')}</feed>
`;
}

/** Characters that XML cannot hold at all become a sign that something stood there. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}
