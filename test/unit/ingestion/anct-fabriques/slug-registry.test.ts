import { describe, expect, it } from 'vitest';
import { SlugRegistry } from '../../../../src/ingestion/anct-fabriques/slug-registry.ts';

const machinery = (commune: string, communeName: string, label = 'La Machinerie') => ({
  commune,
  communeName,
  label,
  name: 'La Machinerie',
});

describe('The registry of slugs', () => {
  it('adds the commune, then a number, to a name that is taken', () => {
    const registry = new SlugRegistry('', []);
    expect(registry.assign(machinery('38185', 'Grenoble'))).toBe('la-machinerie');
    expect(registry.assign(machinery('80021', 'Amiens'))).toBe('la-machinerie-amiens');
    expect(registry.assign(machinery('80021', 'Amiens', 'La Machinerie bis'))).toBe('la-machinerie-amiens-2');
    expect(registry.assign(machinery('80021', 'Amiens', 'La Machinerie ter'))).toBe('la-machinerie-amiens-3');
  });

  it('gives a known record the slug it has, even under another name', () => {
    const registry = new SlugRegistry('commune,libelle,slug\n38185,La Machinerie,la-machinerie\n', []);
    expect(registry.assign({ ...machinery('38185', 'Grenoble'), name: 'Renommée' })).toBe('la-machinerie');
  });

  it('never gives away a slug that is written, not even of a record that left', () => {
    const registry = new SlugRegistry('commune,libelle,slug\n01001,Partie,la-machinerie\n', ['lab01']);
    expect(registry.assign(machinery('38185', 'Grenoble'))).toBe('la-machinerie-grenoble');
    expect(registry.assign({ ...machinery('38185', 'Grenoble', 'x'), name: 'LAB01' })).toBe('lab01-grenoble');
    expect(registry.toCsv()).toContain('01001,Partie,la-machinerie\n');
  });

  it('names a fabrique whose name has no letters after its commune', () => {
    expect(new SlugRegistry('', []).assign({ ...machinery('2A004', 'Ajaccio'), name: '🐝' })).toBe('fabrique-2a004');
  });
});
