import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/http/forms/read-form.ts';
import { videoAddresses, writeForm } from '../../../src/http/forms/write-form.ts';

const context = {
  own: {},
  merged: {},
  structures: new Map([['Dynacité', 'http://f.example/structures/dynacite']]),
  communes: [
    { code: '01004', town: 'Ambérieu-en-Bugey', postalCode: '01500' },
    { code: '73065', town: 'Chambéry', postalCode: '73000', centre: { lat: '45.57', long: '5.92' } },
    { code: '97411', town: 'Saint-Denis', postalCode: '97400' },
    { code: '93066', town: 'Saint-Denis', postalCode: '93200' },
  ],
};
const write = (typed: Record<string, string>, own = {}) =>
  writeForm(readForm(new URLSearchParams({ name: 'X', ...typed })), { ...context, own, merged: own }).body;

describe('A form in JSON', () => {
  it.each([
    [{ postalCode: '73000' }, '73065', '73'],
    [{ addressLocality: 'amberieu en bugey' }, '01004', '01'],
    [{ addressLocality: 'Saint-Denis', postalCode: '97400' }, '97411', '974'],
    [{ communeCode: '2A004' }, '2A004', '2A'],
  ])('finds the commune of %o among those known here, and its département', (typed, code, departement) => {
    expect(write(typed)).toMatchObject({ communeCode: code, departementCode: departement });
  });

  it('puts a new place in the middle of its commune, unless it says where it stands', () => {
    expect(write({ postalCode: '73000' })).toMatchObject({ lat: '45.57', locationPrecision: 'commune' });
    const said = { postalCode: '73000', lat: '45.6', long: '5.9', locationPrecision: 'exact' };
    expect(write(said)).toMatchObject({ lat: '45.6', locationPrecision: 'exact' });
  });

  it('does not guess where several communes bear a name', () => {
    expect(write({ addressLocality: 'Saint-Denis' })).not.toHaveProperty('communeCode');
  });

  it('keeps what the form does not show, and takes away what was emptied', () => {
    const own = { labelisation: [{ date: '2019' }], movilabPage: 'https://movilab.org/x', inQPV: true };
    expect(write({ communeCode: '01004' }, own)).toMatchObject({ labelisation: [{ date: '2019' }] });
    expect(write({ communeCode: '01004' }, own)).not.toHaveProperty('movilabPage');
    expect(write({ communeCode: '01004' }, own)).not.toHaveProperty('inQPV');
    expect(write({ communeCode: '01004', inQPV: 'non' }, own)).toMatchObject({ inQPV: false });
  });

  it.each(['w/abc', 'videos/watch/abc', 'videos/embed/abc'])('knows a PeerTube video by /%s', (path) => {
    expect(videoAddresses(`https://v.example/${path}`)).toEqual({
      watch: 'https://v.example/videos/watch/abc',
      embed: 'https://v.example/videos/embed/abc',
    });
  });
});
