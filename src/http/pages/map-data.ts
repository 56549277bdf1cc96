import type { Message } from '../language.ts';
import { views } from '../messages/views.ts';
import type { PageContext } from './page-context.ts';

/** What makes a drawing one that moves, in the order in which it is loaded. */
export const mapScripts = ['leaflet.js', 'map-names.js', 'map-places.js', 'map.js'];

/** What the scripts of a map read from its holder: its outlines and its words. */
export function mapData(words: { readonly label: Message; readonly several: Message }, { t, asset }: PageContext) {
  return {
    'data-outlines': asset('outlines.geojson'),
    'data-label': t(words.label),
    'data-help': t(views.mapHelp),
    'data-zoom-in': t(views.zoomIn),
    'data-zoom-out': t(views.zoomOut),
    'data-several': t(words.several),
    'data-commune-only': t(views.communeOnly),
    'data-close': t(views.close),
    'data-mainland': t(views.mainland),
    'data-elsewhere': t(views.elsewhere),
    'data-go-to': t(views.goTo),
  };
}
