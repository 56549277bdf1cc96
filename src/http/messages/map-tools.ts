import type { Message } from '../language.ts';

/** What one can do with the map of a set. */
export const mapTools = {
  nearMe: { fr: 'Autour de moi', en: 'Near me' },
  nearTitle: { fr: 'Les plus proches de vous', en: 'The nearest to you' },
  nearNote: {
    fr: 'Votre position n’a pas quitté ce navigateur.',
    en: 'Your position has not left this browser.',
  },
  nearShare: {
    fr: 'Trier toute la liste par distance (envoie votre position, arrondie au kilomètre)',
    en: 'Sort the whole list by distance (sends your position, rounded to a kilometre)',
  },
  nearRefused: {
    fr: 'Le navigateur n’a pas donné de position. Cherchez plutôt votre commune.',
    en: 'The browser gave no position. Search for your town instead.',
  },
  frameSeen: { fr: 'Garder ce que la carte montre', en: 'Keep what the map shows' },
  drawFrame: { fr: 'Tracer un cadre', en: 'Draw a box' },
  drawing: {
    fr: 'Tracez le cadre sur la carte, d’un coin à l’autre. Échap pour abandonner.',
    en: 'Draw the box on the map from one corner to the other. Escape to give up.',
  },
  drag: {
    fr: 'Ce n’était qu’un point. Gardez le bouton ou le doigt appuyé et tirez d’un coin du cadre à l’autre.',
    en: 'That was only a point. Hold the button or your finger down and drag from one corner of the box to the other.',
  },
  streets: { fr: 'Montrer les rues (images de {host})', en: 'Show the streets (images of {host})' },
} as const satisfies Record<string, Message>;
