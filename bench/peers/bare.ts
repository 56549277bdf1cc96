import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstThing, freePort, startChild } from './child.ts';
import type { RunningPeer } from './peer.ts';

const headers = { accept: 'application/ld+json' };

/** Starts a bare Fastify route that sends the same bytes as this server. */
export async function startBareRoute(things: Readonly<Record<string, string>>, folder: string): Promise<RunningPeer> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'things.json');
  await writeFile(file, JSON.stringify(things));
  const port = await freePort();
  const program = join(import.meta.dirname, 'bare-server.ts');
  const child = startChild(process.execPath, ['--import', import.meta.resolve('tsx'), program, String(port), file], {
    folder,
  });
  const thing = (slug: string) => `http://127.0.0.1:${port}/fabriques/${slug}`;
  const freshMs = await firstThing(child, thing(Object.keys(things)[0] ?? ''), headers);
  return { pid: child.pid, freshMs, thing, thingHeaders: headers, stop: async () => child.stop() };
}
