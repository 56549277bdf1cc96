import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../src/ingestion/slug.ts';

describe('A slug', () => {
  it.each([
    ['Cœur de Bastide', 'coeur-de-bastide'],
    ["Clus'Ter Jura", 'clus-ter-jura'],
    ['S.C.I.C. T.E.T.R.I.S', 'scic-tetris'],
    ['Le Touche@tout, tiers lieu rural', 'le-touche-a-tout-tiers-lieu-rural'],
    ['Association ÉCORCE - ÉCOCENTRE® D’ARIÈGE', 'association-ecorce-ecocentre-d-ariege'],
    ['[ma]FAT', 'ma-fat'],
  ])('says "%s" in plain letters: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is cut between two words of the name, and not after an article', () => {
    expect(slugOf('Fédération Départementale des Foyers Ruraux de Seine-et-Marne')).toBe(
      'federation-departementale-des-foyers-ruraux',
    );
    expect(slugOf("COMMUNAUTE DE COMMUNES DU QUERCY ROUERGUE ET DES GORGES DE L'AVEYRON").length).toBeLessThan(61);
  });

  it('is cut even when the name is one endless word', () => {
    expect(slugOf('a'.repeat(200))).toHaveLength(60);
  });

  it('is empty for a name without a letter or digit that can be written so', () => {
    expect(slugOf('🐝 !')).toBe('');
  });
});
