import { resolve } from 'node:path';
import { measureIdentity } from './measure-identity.ts';

// How well the identity of places is computed: `npm run measure:identity [folder of the data]`.

const dataDir = resolve(process.argv[2] ?? 'data');
const { figures } = await measureIdentity(dataDir, 'http://localhost:3000/');
process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
