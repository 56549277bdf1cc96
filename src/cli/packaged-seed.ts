import { join } from 'node:path';
import { packageRoot } from '../core/package-root.ts';

/** The data that come with the package, which a first start loads unless told otherwise. */
export const packagedSeedDir: string = join(packageRoot, 'data');
