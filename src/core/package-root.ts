import { fileURLToPath } from 'node:url';

/**
 * The folder of this package, which holds `ontology/`, `shapes/` and `data/`.
 * It is two levels up from here, in `src/` as in `dist/`.
 */
export const packageRoot: string = fileURLToPath(new URL('../../', import.meta.url));
