import { describe, expect, it } from 'vitest';
import { hasEmail, plainLabel, readableLabel } from '../../../../src/ingestion/anct-fabriques/label.ts';
import { splitEntries } from '../../../../src/ingestion/anct-fabriques/split.ts';

// The labels are lines of the national list.
describe('The fabriques of one commune', () => {
  it('come apart where the list joins them', () => {
    expect(splitEntries('fabt-32; fabt-155', 'LA CONDITION PUBLIQUE EPCC; La Fabrique MONSCOBAR')).toEqual([
      { identifier: 'fabt-32', label: 'LA CONDITION PUBLIQUE EPCC' },
      { identifier: 'fabt-155', label: 'La Fabrique MONSCOBAR' },
    ]);
  });

  it('are one when there is one identifier, whatever semicolons its name has', () => {
    const label = 'Les Petits Débrouillards de Bretagne &amp; Les Fabriques du Ponant; et Chrysalide';
    expect(splitEntries('fabt-194', label)).toEqual([
      {
        identifier: 'fabt-194',
        label: 'Les Petits Débrouillards de Bretagne & Les Fabriques du Ponant; et Chrysalide',
      },
    ]);
  });

  it('are told apart even when a name contains an HTML reference', () => {
    expect(splitEntries('fabt-1; fabt-2', 'Ressources &amp; Compétences; Plan B')?.map(({ label }) => label)).toEqual([
      'Ressources & Compétences',
      'Plan B',
    ]);
  });

  it('keep the line breaks of their names', () => {
    const labels =
      'Collectif "Apprendre et Devenir"\nChef de file du consortium : La Maison de l\'Apprendre; Le Touche@tout, tiers lieu rural';
    expect(splitEntries('fabt-279; fabt-370', labels)?.map(({ label }) => label)).toEqual([
      'Collectif "Apprendre et Devenir"\nChef de file du consortium : La Maison de l\'Apprendre',
      'Le Touche@tout, tiers lieu rural',
    ]);
  });

  it.each([
    ['fabt-1; fabt-2', 'Une seule'],
    ['fabt-1; fabt-2', 'Une; deux; trois'],
    ['fabt-1; fabt-2', 'Une;  '],
  ])('are not guessed when %s stands for "%s"', (identifiers, labels) => {
    expect(splitEntries(identifiers, labels)).toBeUndefined();
  });
});

describe('A label of the list', () => {
  it.each([
    [
      "Association LAB'innovation LTM\r\nNous utilisons le nom DIX7",
      "Association LAB'innovation LTM — Nous utilisons le nom DIX7",
    ],
    [
      "Tiers-Lieu culturel : L'imprimerie.\nPorté par Domb'Innov",
      "Tiers-Lieu culturel : L'imprimerie. Porté par Domb'Innov",
    ],
    [
      'Tiers-lieu Nourricier du Boulonnais \r\n+ coopérative de quartier',
      'Tiers-lieu Nourricier du Boulonnais + coopérative de quartier',
    ],
    ['entreprise individuelle pour la\n(Ferme collective)', 'entreprise individuelle pour la (Ferme collective)'],
    [
      'le pôle économie solidaire\n\nPour le Tiers-lieux : La cité\n',
      'le pôle économie solidaire — Pour le Tiers-lieux : La cité',
    ],
    ['Martinique Guyane  pour le collectif', 'Martinique Guyane pour le collectif'],
  ])('reads on one line: %j', (label, readable) => {
    expect(readableLabel(label)).toBe(readable);
  });

  it('loses the e-mail address that someone left in it', () => {
    const label = 'SCENE NATIONALE 61 bdd h.s = modifier mail quelquun@exemple.fr';
    expect(hasEmail(label)).toBe(true);
    expect(plainLabel(label)).toBe('SCENE NATIONALE 61 bdd h.s = modifier mail');
    expect(readableLabel(label)).not.toContain('@');
  });

  it('keeps an @ that is no address', () => {
    expect(hasEmail('Le Touche@tout, tiers lieu rural')).toBe(false);
    expect(plainLabel('Le Touche@tout, tiers lieu rural')).toBe('Le Touche@tout, tiers lieu rural');
  });
});
