import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../src/ingestion/anct-fabriques/source.ts';
import { waveOf } from '../../../../src/ingestion/anct-fabriques/wave.ts';

const saintMartin = {
  type: 'Feature',
  properties: {
    id_geo: '97801',
    lib_geo: 'NA',
    id_territoire: 'fabt-364',
    liste_geo: 'NA (97801)',
    lib_territoire: 'ANIS',
  },
  geometry: { type: 'GeometryCollection', geometries: [] },
};
const collection = (feature: object) => JSON.stringify({ type: 'FeatureCollection', features: [feature] });

describe('The GeoJSON of the national list', () => {
  it('gives no name to a commune called NA and no point to an empty geometry', () => {
    expect(readSource(collection(saintMartin))).toEqual([
      { commune: '97801', communeName: undefined, identifiers: 'fabt-364', labels: 'ANIS', point: undefined },
    ]);
  });

  it.each([
    ['not JSON', '{'],
    ['not a GeoJSON', '[]'],
    ['no text in "lib_territoire"', collection({ properties: { id_geo: '1', lib_geo: '2', id_territoire: '3' } })],
  ])('is refused in words when there is %s', (words, text) => {
    expect(() => readSource(text)).toThrow(words);
  });
});

describe('The wave of a label', () => {
  it.each([
    ['fabt-01', { wave: '2020-2021' }],
    ['fabt-300', { wave: '2020-2021' }],
    ['fabt-301', { year: '2023' }],
    ['manuprox-3', undefined],
  ])('of %s is %o', (identifier, wave) => {
    expect(waveOf(identifier)).toEqual(wave);
  });
});
