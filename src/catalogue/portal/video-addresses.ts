import type { Quad } from '@rdfjs/types';
import { schema } from '../../vocabulary/terms.ts';

/** The pages to watch and to embed a PeerTube video, from either address or the short one; others as they are. */
export function videoAddresses(address: string): { readonly watch: string; readonly embed?: string } {
  const [, origin, id] = /^(https?:\/\/[^/]+)\/(?:w|videos\/watch|videos\/embed)\/([\w-]+)/u.exec(address) ?? [];
  return origin !== undefined && id !== undefined
    ? { watch: `${origin}/videos/watch/${id}`, embed: `${origin.replace(/^http:/u, 'https:')}/videos/embed/${id}` }
    : { watch: address };
}

/** The origins of the videos that a thing's documents name: what its page may show in a frame once somebody asks. */
export function videoOrigins(quads: readonly Quad[]): string[] {
  const embeds = quads
    .filter(({ predicate }) => predicate.equals(schema.url) || predicate.equals(schema.embedUrl))
    .flatMap(({ object }) => videoAddresses(object.value).embed ?? [])
    .filter((embed) => URL.canParse(embed));
  return [...new Set(embeds.map((embed) => new URL(embed).origin))];
}
