import type { HarvestState } from '../federation/harvest/harvest-state.ts';
import type { Bilingual } from './text.ts';

/** A harvest in one line. */
export function describeHarvest({ outcome, error, counts, ended }: HarvestState): Bilingual {
  if (outcome === 'failed') {
    return {
      fr: `échec le ${ended} : ${error?.fr ?? ''}. Ce qui était publié reste.`,
      en: `failed at ${ended}: ${error?.en ?? ''}. What was published stays.`,
    };
  }
  const { records, things, added, updated, removed, unchanged, refused } = counts;
  const waits =
    outcome === 'waiting' ? { fr: ', en attente d’un regard', en: ', waiting for a look' } : { fr: '', en: '' };
  return {
    fr: `${records} fiches, ${things} choses : ${added} nouvelles, ${updated} changées, ${removed} retirées, ${unchanged} inchangées, ${refused} refusées${waits.fr}.`,
    en: `${records} records, ${things} things: ${added} new, ${updated} changed, ${removed} removed, ${unchanged} unchanged, ${refused} refused${waits.en}.`,
  };
}
