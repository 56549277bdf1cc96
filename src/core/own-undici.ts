import { createRequire } from 'node:module';

// Comunica asks for undici 8, which crashes on Node 20 as soon as it is loaded. In this repository an override gives it
// version 7, but npm does not hand overrides down to those who install the package. So whatever copy Comunica would
// find is replaced, before it is loaded, by ours; in the thread of federated queries it opens no connection anyway.

const own = createRequire(import.meta.url);
const comunica = createRequire(own.resolve('@comunica/query-sparql'));
const copy = createRequire(comunica.resolve('@comunica/actor-http-fetch')).resolve('undici');
const ours = own.resolve('undici');

if (copy !== ours) {
  own('undici');
  own.cache[copy] = own.cache[ours];
}
