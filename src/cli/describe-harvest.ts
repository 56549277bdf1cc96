import type { HarvestState } from '../federation/harvest/harvest-state.ts';
import type { Bilingual } from './text.ts';

/** A harvest in one line. */
export function describeHarvest({ outcome, error, counts, ended, identity }: HarvestState): Bilingual {
  if (outcome === 'failed') {
    return {
      fr: `échec le ${ended} : ${error?.fr ?? ''}. Ce qui était publié reste.`,
      en: `failed at ${ended}: ${error?.en ?? ''}. What was published stays.`,
    };
  }
  const { records, things, added, updated, removed, unchanged, refused } = counts;
  const waits =
    outcome === 'waiting' ? { fr: ', en attente d’un regard', en: ', waiting for a look' } : { fr: '', en: '' };
  const links = describeLinks(identity);
  return {
    fr: `${records} fiches, ${things} choses : ${added} nouvelles, ${updated} changées, ${removed} retirées, ${unchanged} inchangées, ${refused} refusées${waits.fr}.${links.fr}`,
    en: `${records} records, ${things} things: ${added} new, ${updated} changed, ${removed} removed, ${unchanged} unchanged, ${refused} refused${waits.en}.${links.en}`,
  };
}

function describeLinks(identity: HarvestState['identity']): Bilingual {
  if (!identity) {
    return { fr: '', en: '' };
  }
  if ('error' in identity) {
    return { fr: ` Lieux non comparés : ${identity.error.fr}.`, en: ` Places not compared: ${identity.error.en}.` };
  }
  const { certain, waiting } = identity;
  return {
    fr: ` Mêmes lieux : ${certain} liens certains, ${waiting} à juger sur /identite.`,
    en: ` Same places: ${certain} certain links, ${waiting} to be judged at /identite.`,
  };
}
