import { describe, expect, it } from 'vitest';
import { createCommunes } from '../../../src/catalogue/communes.ts';
import type { KnownThings } from '../../../src/catalogue/portal/known-things.ts';
import type { FormDefinition } from '../../../src/http/forms/form-definition.ts';
import { formDefinitions } from '../../../src/http/forms/form-definitions.ts';
import { videoAddresses } from '../../../src/catalogue/portal/video-addresses.ts';
import { positionIn } from '../../../src/http/forms/locate.ts';
import { mergeVersions } from '../../../src/http/forms/merge-versions.ts';
import { readForm, valuesOf } from '../../../src/http/forms/read-form.ts';
import { writeForm } from '../../../src/http/forms/write-form.ts';

const base = 'http://f.example/';
const communes = createCommunes(`code
01004\tAmbérieu-en-Bugey\t01500\t45.96\t5.35\t240100883
73065\tChambéry\t73000\t45.57\t5.92\t200069110
97411\tSaint-Denis\t97400 97490\t\t\t
93066\tSaint-Denis\t93200 93210\t48.93\t2.35\t200054781
59001\tAuberchicourt\t59165\t\t\t
59002\tAubencheul-au-Bac\t59265\t\t\t
59003\tAutre\t59265\t\t\t
`);
const names = new Map([
  ['Dynacité', `${base}structures/dynacite`],
  ['LAB01', `${base}fabriques/lab01`],
  ['Coworking', `${base}actions/coworking`],
]);
const things: KnownThings = {
  all: () => [],
  find: (_of, typed) => names.get(typed) ?? (typed.startsWith('http') ? typed : undefined),
  nameOf: (iri) => [...names].find(([, one]) => one === iri)?.[0] ?? iri,
  search: () => [
    { iri: `${base}structures/dynacite`, collection: 'structures', labels: { '': 'Dynacité' }, names: ['Dynacité'] },
  ],
};
const send = (definition: FormDefinition, typed: Record<string, string>, own = {}) =>
  writeForm(readForm(new URLSearchParams(typed), definition), definition, {
    own,
    merged: own,
    seesAll: true,
    things,
    communes,
  });
const place = formDefinitions.fabriques;
const write = (typed: Record<string, string>, own = {}) => send(place, { name: 'X', ...typed }, own).body;

describe('A form in JSON', () => {
  it.each([
    [{ postalCode: '73000' }, '73065', '73', '84'],
    [{ addressLocality: 'amberieu en bugey' }, '01004', '01', '84'],
    [{ addressLocality: 'Saint-Denis', postalCode: '97400' }, '97411', '974', '04'],
    [{ addressLocality: 'Chambéry Cedex', postalCode: '73000' }, '73065', '73', '84'],
    [{ communeCode: '2A004' }, '2A004', '2A', '94'],
  ])('finds the commune of %o, its département and its région', (typed, code, departement, region) => {
    expect(write(typed)).toMatchObject({ communeCode: code, departementCode: departement, regionCode: region });
  });

  it('fills in the town of a postcode, and the inter-municipality', () => {
    expect(write({ postalCode: '01500' })).toMatchObject({
      address: { postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
      epciCode: '240100883',
    });
  });

  it('puts a new place in the middle of its commune, unless it says where it stands', () => {
    expect(write({ postalCode: '73000' })).toMatchObject({ lat: '45.57', locationPrecision: 'commune' });
    const said = { postalCode: '73000', lat: '45.6', long: '5.9', locationPrecision: 'exact' };
    expect(write(said)).toMatchObject({ lat: '45.6', locationPrecision: 'exact' });
    expect(write({ communeCode: '97411' })).not.toHaveProperty('lat');
  });

  it('does not guess where several communes are meant, and names them', () => {
    for (const typed of [{ addressLocality: 'Saint-Denis' }, { postalCode: '59265' }]) {
      const { body, faults } = send(place, typed);
      expect(body).not.toHaveProperty('communeCode');
      expect(faults.get('communeCode')?.[0]?.fr).toMatch(/Saint-Denis \(La Réunion\) : 97411|59002.*59003/u);
    }
  });

  it('keeps what the form does not show, and takes away what was emptied', () => {
    const own = { identifier: ['fabt-59'], movilabPage: 'https://movilab.org/x', inQPV: true };
    expect(write({ communeCode: '01004' }, own)).toMatchObject({ identifier: ['fabt-59'] });
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

  it.each([
    '45.96, 5.35',
    'https://www.openstreetmap.org/#map=17/45.96/5.35',
    'https://www.openstreetmap.org/?mlat=45.96&mlon=5.35#map=12/1.5/2.5',
    'geo:45.96,5.35',
    'https://umap.openstreetmap.fr/fr/map/x_1#12/45.96/5.35',
  ])('reads a position in %s', (text) => {
    expect(positionIn(text)).toEqual({ lat: '45.96', long: '5.35' });
    expect(write({ lat: text })).toMatchObject({ lat: '45.96', long: '5.35', locationPrecision: 'exact' });
  });

  it('writes the parts of a place: labels, actions in a status, carriers with a lead, partners, characteristics', () => {
    const body = write({
      ...{ 'label.0.programme': 'fabrique-de-territoire', 'label.0.date': '2021', 'label.0.renewal': 'non' },
      ...{ 'action.0.action': 'Coworking', 'action.0.status': 'wants' },
      ...{ 'carrier.0.structure': 'Dynacité', 'carrier.0.lead': 'oui' },
      ...{ 'partner.0.partnerKind': 'collectivite', 'partner.0.description': 'Prête les murs' },
      ...{ 'meets.0.characteristic': 'ouverture', 'meets.0.description': 'Ouvert le dimanche' },
    });
    expect(body).toMatchObject({
      labelisation: [{ type: 'Labelisation', programme: 'fabrique-de-territoire', date: '2021', renewal: false }],
      engagement: [{ type: 'Engagement', action: `${base}actions/coworking`, status: 'wants' }],
      ...{ carriedBy: [`${base}structures/dynacite`], leadCarrier: `${base}structures/dynacite` },
      partnership: [{ partnerKind: 'collectivite', description: { fr: 'Prête les murs' } }],
      meets: [{ characteristic: 'ouverture', description: { fr: 'Ouvert le dimanche' } }],
    });
  });

  it('writes a visit, a practice with amounts as the French write them, a structure and an action', () => {
    const { visites, pratiques, structures, actions } = formDefinitions;
    expect(send(visites, { 'visitor.0.place': 'LAB01', startDate: '2024' }).body).toMatchObject({
      ...{ visitor: [`${base}fabriques/lab01`], startDate: '2024' },
    });
    const funding = { 'funding.0.funderKind': 'etat', 'funding.0.amount': '12 500,50 €' };
    expect(send(pratiques, { name: 'P', practiceCategory: 'financement', ...funding }).body).toMatchObject({
      practiceCategory: ['financement'],
      fundingLine: [{ type: 'FundingLine', funderKind: 'etat', amount: '12500.50', currency: 'EUR' }],
    });
    expect(send(structures, { name: 'S', postalCode: '01500' }).body).toEqual({
      ...{ name: 'S', communeCode: '01004' },
      address: { postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
    });
    expect(send(actions, { 'prefLabel.fr': 'Repair café', 'broader.0.action': 'Coworking' }).body).toEqual({
      ...{ prefLabel: { fr: 'Repair café' }, broader: [`${base}actions/coworking`], type: ['Action', 'Concept'] },
      inScheme: ['https://w3id.org/fabriques/schemas/actions'],
    });
  });

  it('tells which names it does not know, and which may be meant', () => {
    const { faults } = send(place, { 'carrier.0.structure': 'Dynacités de l’Ain' });
    expect(faults.get('carrier')?.[0]?.fr).toMatch(/pas encore connue.*Peut-être : Dynacité/u);
  });

  it('changes nothing where nothing was typed, in any kind of thing', () => {
    const own = {
      ...{ name: 'P', text: { fr: ['Un texte', 'Un autre'], en: 'One' }, practiceCategory: ['financement'] },
      fundingLine: [{ id: '#a', type: 'FundingLine', funderKind: 'etat', startDate: { '@value': '2020' } }],
    };
    const shown = valuesOf(own, own, formDefinitions.pratiques, (iri) => iri, true);
    expect(
      writeForm(shown, formDefinitions.pratiques, { own, merged: own, seesAll: true, things, communes }).body,
    ).toEqual(own);
  });
});

describe('Two versions of a form', () => {
  const version = (typed: Record<string, string>) => readForm(new URLSearchParams(typed), place);

  it('come together, each with what only one of them changed, and tell what both did', () => {
    const seen = version({ name: 'A', url: 'https://a.example/', 'carrier.0.structure': 'Dynacité' });
    const typed = version({ name: 'B', url: 'https://a.example/', 'carrier.0.structure': 'Dynacité', inQPV: 'oui' });
    const current = version({ name: 'C', url: 'https://c.example/', 'carrier.0.structure': 'LAB01' });
    const { values, both } = mergeVersions(place, { seen, typed, current });
    expect(values.fields).toMatchObject({ name: ['B'], url: ['https://c.example/'], inQPV: ['oui'] });
    expect(values.rows['carrier']).toMatchObject([{ structure: 'LAB01' }]);
    expect([...both]).toEqual([['name', 'C']]);
  });
});
