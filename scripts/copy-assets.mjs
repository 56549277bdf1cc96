// Copies what the TypeScript compiler leaves behind (styles, fonts, images, scripts) from src/ to dist/.
import { cp, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = (path) => fileURLToPath(new URL(`../${path}/`, import.meta.url));
const compiled = new Set(['.ts', '.tsx']);

await rm(folder('dist/http/assets'), { recursive: true, force: true });
await cp(folder('src'), folder('dist'), {
  recursive: true,
  // What is bundled goes without its source.
  filter: (source) => !compiled.has(extname(source)) && !source.includes('assets/workbench'),
});

// The last step of a build: tells `ensure-built.mjs` when it was.
await writeFile(folder('dist') + '.built', '');
