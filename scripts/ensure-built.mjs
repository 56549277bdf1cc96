// Builds `dist/` where it is missing or older than the source; costs a few milliseconds where it is not.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const built = modified('dist/.built');
const sources = readdirSync(join(root, 'src'), { recursive: true }).map((file) => join('src', file));
const isStale =
  built === 0 || ['tsconfig.json', 'tsconfig.build.json', ...sources].some((file) => modified(file) > built);

if (isStale) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
