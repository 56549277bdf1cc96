import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { type Judgement, judgementQuads } from '../../src/federation/identity/judgement.ts';
import { judgementOf } from '../../src/federation/identity/pair-of-candidate.ts';
import { writeTrig } from '../../src/ingestion/trig-writer.ts';
import { prefixes } from '../../src/vocabulary/namespaces.ts';
import { keyOf, measureIdentity } from './measure-identity.ts';

// The links that come with the data, `data/identite/cget-2019.trig`: what computation holds for certain, and what was
// judged by hand with its reason (`labelled-pairs.csv`). `npm run identity:links`.

const baseIri = 'http://localhost:3000/';
const dataDir = resolve('data');
const judgedOn = '2026-11-26';
const verdictOf = { meme: 'same', proche: 'close', autre: 'different' } as const;

const { labels, candidates } = await measureIdentity(dataDir, baseIri);
const quads: Quad[] = [];
for (const candidate of candidates) {
  const found: Judgement = { ...judgementOf(candidate, baseIri), on: judgedOn };
  const label = labels.get(keyOf(candidate));
  if (candidate.certain) {
    quads.push(...judgementQuads(found, baseIri));
  } else if (label && label.verdict !== 'incertain') {
    const reasons = { fr: `${found.reasons?.fr ?? ''} ${label.reason}`.trim(), en: found.reasons?.en ?? '' };
    const judgement = { ...found, verdict: verdictOf[label.verdict], by: 'Fabriques', reasons };
    quads.push(...judgementQuads(judgement, baseIri));
  }
}
await mkdir(join(dataDir, 'identite'), { recursive: true });
await writeFile(join(dataDir, 'identite', 'cget-2019.trig'), writeTrig(quads, { base: baseIri, prefixes }));
