import type { VNode } from 'preact';
import { forms as messages } from '../messages/forms.ts';
import { views } from '../messages/views.ts';
import { usePage } from './page-context.ts';

/** What the map of a form loads: Leaflet, and the outlines that it draws. */
export const pointMapAssets = { scripts: ['leaflet.js', 'point-map.js'], styles: ['leaflet.css'] };

/**
 * A map on which the point of a place is put. It is drawn by a script; without one the boxes above it say the same, and
 * the address of any map can be pasted into them.
 */
export function PointMap(): VNode {
  const { t, href, asset } = usePage();
  return (
    <div
      id="point"
      class="point-map"
      hidden
      data-outlines={asset('outlines.geojson')}
      data-communes={href('communes')}
      data-label={t(messages.pointMap)}
      data-put={t(messages.pointPut)}
      data-point={t(messages.point)}
      data-zoom-in={t(views.zoomIn)}
      data-zoom-out={t(views.zoomOut)}
      data-outside={t(messages.pointElsewhere)}
    >
      <p class="hint soft small">{t(messages.pointHint)}</p>
    </div>
  );
}
