import type { Quad } from '@rdfjs/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { localNameOf, prefixes } from '../../../src/vocabulary/namespaces.ts';
import { allQuads, base, readCommittedData } from '../../support/seed-data.ts';

/** The page's own documents: what the national list says is left out. */
let quads: Quad[];
beforeAll(async () => {
  quads = allQuads((await readCommittedData()).filter(({ file }) => !file.startsWith('peers/')));
});

/** The values of a property, in order; things of the instance by their relative address, others by local name. */
function values(subject: string, property: string): string[] {
  const [prefix = '', local = ''] = property.split(':');
  const predicate = `${(prefixes as Record<string, string>)[prefix] ?? ''}${local}`;
  return quads
    .filter((quad) => quad.subject.value === base + subject && quad.predicate.value === predicate)
    .map(({ object }) => {
      if (object.termType === 'Literal') {
        return object.language === '' ? object.value : `${object.value}@${object.language}`;
      }
      return object.value.startsWith(base) ? object.value.slice(base.length) : localNameOf(object.value);
    })
    .sort();
}

const value = (subject: string, property: string) => values(subject, property).join(' | ');

/** A consortium as the page's columns have it: kind, partner, and what the cell says besides. */
function consortium(slug: string) {
  return values(`fabriques/${slug}`, 'fab:partnership')
    .map((partnership) => {
      const partner = value(partnership, 'fab:partner');
      const said = values(partnership, 'schema:description').find((text) => text.endsWith('@fr'));
      const name = partner === '' ? 'x' : value(partner, 'schema:name');
      return [value(partnership, 'fab:partnerKind'), name, said?.slice(0, -3), value(partnership, 'schema:startDate')]
        .filter(Boolean)
        .join(' : ');
    })
    .sort();
}

/** A row of the technical table, cell by cell; an unknown cell is empty. */
function row(slug: string) {
  const fabrique = `fabriques/${slug}`;
  const address = value(fabrique, 'schema:address');
  const carriers = values(fabrique, 'fab:carriedBy');
  return {
    name: value(fabrique, 'schema:name'),
    postcode: value(address, 'schema:postalCode'),
    town: value(address, 'schema:addressLocality'),
    qpv: value(fabrique, 'fab:inQPV'),
    numerique: value(fabrique, 'fab:numerique'),
    carriers: carriers.map((carrier) => value(carrier, 'schema:name')).sort(),
    lead: values(fabrique, 'fab:leadCarrier').map((carrier) => value(carrier, 'schema:name')),
    legalForms: carriers.flatMap((carrier) => values(carrier, 'fab:legalForm')).sort(),
    since: carriers.flatMap((carrier) => values(carrier, 'schema:foundingDate')),
    consortium: consortium(slug),
    label: values(fabrique, 'fab:labelisation').map((label) => value(label, 'dcterms:date')),
    file: value(fabrique, 'fab:applicationFile'),
    commune: value(fabrique, 'fab:communeCode'),
  };
}

/** Who does, has started and wants an action. */
function engaged(action: string) {
  const engagements = quads.filter(
    ({ predicate, object }) => localNameOf(predicate.value) === 'action' && object.value === `${base}actions/${action}`,
  );
  const withStatus = (status: string) =>
    engagements
      .map(({ subject }) => subject.value.slice(base.length))
      .filter((engagement) => value(engagement, 'fab:status') === status)
      .map((engagement) => value(engagement.split('#', 1)[0] ?? '', 'schema:name'))
      .sort()
      .join(', ');
  return [withStatus('Does'), withStatus('Starting'), withStatus('Wants')];
}

describe('The technical table of the seed page', () => {
  it('says of LAB01 all that its row says', () => {
    expect(row('lab01')).toEqual({
      name: 'LAB01',
      postcode: '01500',
      town: 'Ambérieu-en-Bugey',
      qpv: 'true',
      numerique: 'true',
      carriers: ['LAB01'],
      lead: [],
      legalForms: ['association-loi-1901'],
      since: ['2016'],
      consortium: [
        'acteur-de-la-formation : x',
        'bailleur-social : Dynacité : Expérimentation d’une plateforme numérique pour les seniors dans un QPV',
        'centre-social : Centre social le Lavoir : Médiation numérique depuis 2015 : 2015',
        "collectivite : Communauté de communes de la Plaine de l'Ain",
        "collectivite : Ville d'Ambérieu-en-Bugey",
      ],
      label: ['2019'],
      file: '',
      commune: '01004',
    });
  });

  it('says of La Dynamo all that its row says, and leaves unknown what it leaves empty', () => {
    expect(row('la-dynamo')).toEqual({
      name: 'La Dynamo',
      postcode: '73000',
      town: 'Chambéry',
      qpv: 'true',
      numerique: '',
      carriers: ['Grand Chambéry', 'Ville de Chambéry'],
      lead: [],
      legalForms: ['commune', 'epci'],
      since: [],
      consortium: [
        'acteur-de-la-formation : Simplon',
        'bailleur-social : x',
        'centre-social : Centre social et culturel des Combes',
        'collectivite : Agglomération chambérienne',
      ],
      label: ['2019'],
      file: '',
      commune: '73065',
    });
  });

  it('says of MONSCOBAR all that its row says, with the address as the page writes it', () => {
    expect(row('monscobar')).toEqual({
      name: 'MONSCOBAR',
      postcode: '59000',
      town: 'Lille Roubaix',
      qpv: 'true',
      numerique: 'false',
      carriers: ['La Coopérative Baraka', 'La Coroutine', 'MonsFabrica'],
      lead: ['La Coopérative Baraka'],
      legalForms: ['cooperative'],
      since: ['2010'],
      consortium: [],
      label: ['2020'],
      file: '',
      commune: '59512',
    });
    expect(value('structures/la-cooperative-baraka', 'schema:foundingDate')).toBe('2010');
  });

  it('types as a fabrique numérique the one that says yes, and no other', () => {
    expect(values('fabriques/lab01', 'rdf:type')).toEqual(['Fabrique', 'FabriqueNumerique']);
    expect(values('fabriques/la-dynamo', 'rdf:type')).toEqual(['Fabrique']);
    expect(values('fabriques/monscobar', 'rdf:type')).toEqual(['Fabrique']);
  });

  it.each(['lab01', 'monscobar'])('keeps that the page links to a file of %s whose address is lost', (slug) => {
    expect(value(`graphs/fabriques/${slug}`, 'rdfs:comment')).toContain('« ICI »');
  });
});

describe('The action table of the seed page', () => {
  it.each([
    ['coworking', [], ['LAB01, MONSCOBAR', '', '']],
    ['reseaux-de-coworkers', ['coworking', 'mobilite'], ['LAB01', '', '']],
    ['fab-lab', [], ['LAB01', 'La Dynamo', '']],
    ['formation', [], ['LAB01', '', '']],
    ['living-lab', [], ['LAB01', '', '']],
    ['grande-ecole-du-numerique', ['formation', 'numerique'], ['LAB01', '', '']],
    ['campus-connecte', ['formation'], ['LAB01', '', '']],
    ['investissements-dans-les-communs', [], ['MONSCOBAR', '', '']],
    ['accompagnement-collaboration-contribution', [], ['MONSCOBAR', '', '']],
    ['microfolie', ['culture', 'mediation'], ['', '', '']],
    ['mobilite', [], ['', '', '']],
    ['numerique', [], ['', '', '']],
    ['mediation', [], ['', '', '']],
    ['culture', [], ['', '', '']],
  ])('has the row of %s, under %o, done, started and wanted by %o', (action, categories, who) => {
    expect(values(`actions/${action}`, 'skos:broader')).toEqual(categories.map((category) => `actions/${category}`));
    expect(engaged(action)).toEqual(who);
    expect(values(`actions/${action}`, 'skos:prefLabel').map((label) => label.slice(-3)).sort()).toEqual(['@en', '@fr']);
    expect(values(`actions/${action}`, 'skos:definition')).toHaveLength(2);
    expect(values(`actions/${action}`, 'skos:inScheme')).toEqual(['actions']);
    expect(values(`actions/${action}`, 'skos:topConceptOf')).toEqual(categories.length === 0 ? ['actions'] : []);
  });

  it('has no other action and no other engagement than the page', () => {
    const typed = (name: string) =>
      quads.filter(({ predicate, object }) => predicate.value.endsWith('#type') && localNameOf(object.value) === name);
    expect(typed('Action')).toHaveLength(14);
    expect(typed('Engagement')).toHaveLength(11);
  });
});

describe('The video of the seed page', () => {
  it('is an example of a practice that is attributed to nobody, with its watch and embed addresses', () => {
    const practice = 'pratiques/presenter-sa-fabrique-en-video';
    const [video = ''] = values(practice, 'schema:video');
    expect(values(practice, 'fab:practisedBy')).toEqual([]);
    expect(value(video, 'schema:url')).toBe('b16f863a-d1e2-4433-ae57-356939cc71ee');
    expect(quads.filter(({ object }) => object.value.includes('/videos/embed/b16f863a'))).toHaveLength(1);
  });
});
