// Bundles the editor of the workbench into one file that the portal serves itself: `dist/bundles/workbench.js`,
// and beside it the licences of the packages that went into it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/http/assets/workbench/main.js'],
  outfile: 'dist/bundles/workbench.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  metafile: true,
  logLevel: 'warning',
});

const inputs = Object.keys(metafile.inputs).map((file) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(file)?.[1]);
const packages = [...new Set(inputs)].filter((folder) => folder !== undefined).sort();
const licences = packages.map((folder) => {
  const licence = ['LICENSE', 'LICENSE.md', 'LICENCE']
    .map((name) => join(root, folder, name))
    .find((file) => existsSync(file));
  return `${folder.slice('node_modules/'.length)}\n\n${licence ? readFileSync(licence, 'utf8').trim() : ''}\n`;
});
writeFileSync(join(root, 'dist/bundles/workbench.LICENSES.txt'), licences.join('\n---\n\n'));
