import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** MiB that the files of a folder take on disk; those with holes take less than they are long. */
export async function folderMiB(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const blocks = await Promise.all(
    names.map(async (name) =>
      stat(join(folder, name)).then(
        (entry) => (entry.isFile() ? entry.blocks : 0),
        () => 0, // gone meanwhile
      ),
    ),
  );
  return (blocks.reduce((sum, one) => sum + one, 0) * 512) / 1_048_576;
}
