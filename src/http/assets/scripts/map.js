// Makes the drawn map of a set one that moves: Leaflet over our own outlines and our own GeoJSON, nothing from elsewhere.
// Without this script the drawing stays, and the list beside it says the same.
(async () => {
  const L = window.L;
  const holder = document.getElementById('carte');
  if (!L || !holder) {
    return;
  }
  const { points, outlines, label, zoomIn, zoomOut, several, communeOnly, close, mainland, goTo } = holder.dataset;
  const read = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status}`);
    }
    return answer.json();
  };
  const loaded = await Promise.all([read(outlines), read(points)]).catch(() => undefined);
  if (!loaded) {
    return; // the drawing stays
  }
  const [land, set] = loaded;
  const places = set.features.filter(({ geometry }) => geometry);

  const frame = document.createElement('div');
  frame.className = 'moving-map';
  frame.setAttribute('role', 'application');
  frame.setAttribute('aria-label', label);
  holder.replaceChildren(frame);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(frame, {
    attributionControl: false,
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    minZoom: 3,
    maxZoom: 13,
    worldCopyJump: false,
  });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.geoJSON(land, { interactive: false, style: { className: 'land' } }).addTo(map);
  const shown = L.layerGroup().addTo(map);

  const parts = [
    [
      mainland,
      [
        [41.3, -5.2],
        [51.1, 9.6],
      ],
    ],
    [
      'Antilles',
      [
        [14.3, -63.2],
        [18.2, -60.7],
      ],
    ],
    [
      'Guyane',
      [
        [2.1, -54.7],
        [5.9, -51.5],
      ],
    ],
    [
      'La Réunion',
      [
        [-21.45, 55.15],
        [-20.8, 55.9],
      ],
    ],
    [
      'Mayotte',
      [
        [-13.05, 45],
        [-12.6, 45.35],
      ],
    ],
  ];
  const bar = document.createElement('p');
  bar.className = 'parts';
  bar.append(`${goTo} `);
  for (const [name, bounds] of parts) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => map.fitBounds(bounds));
    bar.append(button);
  }
  holder.prepend(bar);
  window.addMapTools?.({ map, holder, bar, places });

  /** Places whose points would lie on each other, by the cells of a grid of the screen. */
  const grouped = () => {
    const cells = new Map();
    for (const place of places) {
      const [long, lat] = place.geometry.coordinates;
      const at = map.project([lat, long], map.getZoom());
      const key = `${Math.floor(at.x / 44)} ${Math.floor(at.y / 44)}`;
      cells.set(key, [...(cells.get(key) ?? []), place]);
    }
    return [...cells.values()];
  };
  const positionOf = ({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]];
  const line = ({ properties }) => {
    const item = document.createElement('p');
    const link = document.createElement('a');
    const language = new URLSearchParams(location.search).get('lang');
    link.href = language ? `${properties.url}?lang=${language}` : properties.url;
    link.textContent = properties.name;
    item.append(link, properties.addressLocality ? `, ${properties.addressLocality}` : '');
    if (properties.locationPrecision === 'commune') {
      const note = document.createElement('small');
      note.textContent = ` (${communeOnly})`;
      item.append(note);
    }
    return item;
  };
  const contentOf = (group) => {
    const content = document.createElement('div');
    content.append(...group.map(line));
    return content;
  };
  const draw = () => {
    shown.clearLayers();
    const view = map.getBounds().pad(0.3);
    for (const group of grouped()) {
      const bounds = L.latLngBounds(group.map(positionOf));
      if (!view.intersects(bounds)) {
        continue;
      }
      const [first] = group;
      const single = group.length === 1;
      const kind = single ? `point ${first.properties.locationPrecision}` : 'cluster';
      const title = single ? first.properties.name : `${group.length} ${several}`;
      const size = single ? 16 : 30;
      const icon = L.divIcon({ className: kind, iconSize: [size, size], html: single ? '' : String(group.length) });
      const marker = L.marker(bounds.getCenter(), { icon, title, alt: title, keyboard: true });
      const together = bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-6);
      if (single || together || map.getZoom() >= 11) {
        marker.bindPopup(contentOf(group), { maxHeight: 260 });
      } else {
        marker.on('click', () => map.fitBounds(bounds.pad(0.3), { maxZoom: 11 }));
      }
      marker.addTo(shown);
      marker.getElement()?.setAttribute('aria-label', title);
    }
  };
  map.on('zoomend moveend', draw);
  map.on('popupopen', ({ popup }) => {
    const element = popup.getElement();
    element?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', close);
    element?.querySelector('a[href]')?.focus({ preventScroll: true });
  });
  // Where the set is all over the world, the mainland comes first; overseas is one button away.
  const all = L.latLngBounds(places.map(positionOf));
  const wide = places.length === 0 || all.getEast() - all.getWest() > 30;
  map.fitBounds(wide ? parts[0][1] : all.pad(0.15), { maxZoom: 10 });
})();
