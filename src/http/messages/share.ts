import type { Message } from '../language.ts';

/** What can be taken away of a set. */
export const share = {
  lead: {
    fr: 'Ces fabriques, avec ces filtres, ailleurs que sur ce portail. L’adresse de chaque reprise dit l’ensemble : elle suit les données quand elles changent.',
    en: 'These fabriques, with these filters, elsewhere than on this portal. Each address says the whole set and follows the data as they change.',
  },
  frame: { fr: 'Sur un site : un cadre', en: 'On a website: a frame' },
  frameNote: {
    fr: 'Une carte et sa liste, sans témoin (cookie) ni appel à un tiers.',
    en: 'A map and its list, without cookies or calls to third parties.',
  },
  frameCode: { fr: 'Code à coller', en: 'Code to paste' },
  framePreview: { fr: 'Voir le cadre seul', en: 'See the frame alone' },
  umap: { fr: 'Sur une carte uMap', en: 'On a uMap' },
  umapNote: {
    fr: 'Dans uMap : calque, « données distantes », format geojson. Noms, couleurs et liens y sont.',
    en: 'In uMap: layer, “remote data”, format geojson. Names, colours and links are there.',
  },
  umapAddress: { fr: 'Adresse des données distantes', en: 'Address of the remote data' },
  wiki: { fr: 'Sur le wiki MoviLab', en: 'On the MoviLab wiki' },
  wikiNote: {
    fr: 'Le tableau technique en wikicode, à coller dans une page. Une cellule vide veut dire « inconnu ».',
    en: 'The technical table in wikitext, to paste into a page. An empty cell means “unknown”.',
  },
  wikiText: { fr: 'Wikicode à coller', en: 'Wikitext to paste' },
  wikiFile: { fr: 'Le wikicode à son adresse', en: 'The wikitext at its own address' },
} as const satisfies Record<string, Message>;
