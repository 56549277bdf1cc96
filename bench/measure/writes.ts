import { benchToken } from '../peers/fabriques.ts';
import type { RunningPeer } from '../peers/peer.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

/** Writes whole documents, each validated with SHACL and on disk before it is acknowledged. */
export async function measureWrites(
  { sparql = '' }: RunningPeer,
  baseIri: string,
  seconds: number,
): Promise<readonly Throughput[]> {
  const origin = new URL(sparql).origin;
  const slug = 'fabrique-de-la-mesure';
  const figures: Throughput[] = [];
  for (const connections of [1, 16]) {
    let written = 0;
    figures.push(
      await measureThroughput({
        url: origin,
        method: 'PUT',
        paths: [`/graphs?graph=${encodeURIComponent(`${baseIri}graphs/fabriques/${slug}`)}`],
        headers: { authorization: `Bearer ${benchToken}`, 'content-type': 'text/turtle' },
        // Every document is a change.
        body: () => {
          written += 1;
          return documentOf(slug, `${connections}-${written}`, baseIri);
        },
        connections,
        seconds,
      }),
    );
  }
  return figures;
}

function documentOf(slug: string, run: string, baseIri: string): string {
  return `@base <${baseIri}> .
@prefix fab: <https://w3id.org/fabriques/ns#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
<graphs/fabriques/${slug}> a fab:Document ; foaf:primaryTopic <fabriques/${slug}> .
<fabriques/${slug}> a fab:Fabrique ; schema:name "Fabrique ${run}" ; fab:communeCode "01004" ;
  schema:address <fabriques/${slug}#address> ; fab:inQPV true ;
  fab:engagement <fabriques/${slug}#engagement-repair-cafe> .
<fabriques/${slug}#address> a schema:PostalAddress ; schema:postalCode "01500" ; schema:addressCountry "FR" .
<fabriques/${slug}#engagement-repair-cafe> a fab:Engagement ; fab:action <actions/repair-cafe> ; fab:status fab:Does .
`;
}
