// Makes the drawn map of a set one that moves: Leaflet over our own outlines and our own GeoJSON, nothing from elsewhere.
// Without this script the drawing stays, and the list beside it says the same.
(async () => {
  const L = window.L;
  const holder = document.getElementById('carte');
  if (!L || !holder) {
    return;
  }
  const { points, outlines, label, help, zoomIn, zoomOut, mainland, elsewhere, goTo } = holder.dataset;
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
    // A set fills its frame, which whole steps of the scale would leave half empty.
    zoomSnap: 0.1,
    worldCopyJump: false,
  });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.geoJSON(land, { interactive: false, style: { className: 'land' } }).addTo(map);
  window.addMapNames({ map, land });
  window.addMapPlaces({ map, holder, places });
  if (help) {
    const told = document.createElement('p');
    Object.assign(told, { id: 'carte-aide', className: 'soft small', textContent: help });
    frame.setAttribute('aria-describedby', told.id);
    frame.after(told);
  }

  const positionOf = ({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]];
  const france = [mainland, L.latLngBounds([41.3, -5.2], [51.1, 9.6])];
  const known = [
    france,
    ['Antilles', L.latLngBounds([14.3, -63.2], [18.2, -60.7])],
    ['Guyane', L.latLngBounds([2.1, -54.7], [5.9, -51.5])],
    ['La Réunion', L.latLngBounds([-21.45, 55.15], [-20.8, 55.9])],
    ['Mayotte', L.latLngBounds([-13.05, 45], [-12.6, 45.35])],
  ].map(([name, bounds]) => [name, bounds, places.filter((place) => bounds.contains(positionOf(place))).length]);
  const others = places.map(positionOf).filter((position) => known.every(([, bounds]) => !bounds.contains(position)));
  const parts = [...known, [elsewhere, L.latLngBounds(others), others.length]].filter(([, , count]) => count > 0);
  const fit = (bounds, edge = 8) => map.fitBounds(bounds, { padding: [edge, edge], maxZoom: 10 });

  const bar = document.createElement('p');
  bar.className = 'parts';
  bar.append(parts.length > 0 ? `${goTo} ` : '');
  for (const [name, bounds, count] of parts) {
    const button = document.createElement('button');
    const counted = document.createElement('span');
    Object.assign(counted, { className: 'soft', textContent: count });
    button.type = 'button';
    button.append(name, ' ', counted);
    button.addEventListener('click', () => fit(bounds));
    bar.append(button);
  }
  frame.before(bar);
  window.addMapTools?.({ map, holder, bar, places });

  // What lies in one part of the world is framed; of a set from several, the mainland, or the part that has most.
  const all = L.latLngBounds(places.map(positionOf));
  const isNear = places.length > 0 && all.getEast() - all.getWest() < 30;
  const most = [...parts].sort(([a, , one], [b, , other]) => (b === mainland) - (a === mainland) || other - one)[0];
  if (isNear) {
    fit(all, 30);
  } else {
    fit((most ?? france)[1]);
  }
})();
