// A map to put the point of a place on: Leaflet over our own outlines, nothing from elsewhere.
// The boxes for latitude and longitude hold what counts; the map reads and writes them.
(async () => {
  const L = window.L;
  const holder = document.getElementById('point');
  const [lat, long, precision] = ['lat', 'long', 'locationPrecision'].map((name) =>
    document.getElementById(`f-${name}`),
  );
  if (!L || !holder || !lat || !long) {
    return;
  }
  const { outlines, communes, label, put, point, zoomIn, zoomOut, outside } = holder.dataset;
  const answer = await fetch(outlines).catch(() => undefined);
  if (!answer?.ok) {
    return; // the boxes stay
  }
  const land = await answer.json();
  const frame = document.createElement('div');
  frame.className = 'moving-map';
  frame.setAttribute('role', 'application');
  frame.setAttribute('aria-label', label);
  const here = document.createElement('button');
  Object.assign(here, { type: 'button', className: 'button quiet', textContent: put });
  const elsewhere = document.createElement('a');
  Object.assign(elsewhere, { textContent: outside, target: '_blank', rel: 'noopener noreferrer' });
  const tools = document.createElement('p');
  tools.className = 'tools';
  tools.append(here, ' ', elsewhere);
  holder.append(frame, tools);
  holder.hidden = false;

  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const moving = { zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still };
  const map = L.map(frame, { attributionControl: false, zoomControl: false, maxZoom: 16, ...moving });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.geoJSON(land, { interactive: false, style: { className: 'land' } }).addTo(map);
  /** Towns to find one's way by. */
  const towns = L.layerGroup().addTo(map);
  const nameTowns = async () => {
    const url = new URL(communes, location.href);
    url.searchParams.set('bbox', map.getBounds().toBBoxString());
    const answer = await fetch(url).catch(() => undefined);
    const { suggestions = [] } = answer?.ok ? await answer.json() : {};
    towns.clearLayers();
    const named = [];
    for (const { town, centre } of suggestions) {
      const at = map.latLngToContainerPoint([Number(centre.lat), Number(centre.long)]);
      if (named.some(({ x, y }) => Math.abs(x - at.x) < 110 && Math.abs(y - at.y) < 18)) {
        continue; // names do not lie on each other
      }
      named.push(at);
      const span = document.createElement('span');
      span.textContent = town;
      const icon = L.divIcon({ className: 'town', html: span, iconSize: [6, 6] });
      L.marker([Number(centre.lat), Number(centre.long)], { icon, interactive: false, keyboard: false }).addTo(towns);
    }
  };
  const france = L.latLngBounds([
    [41.3, -5.2],
    [51.1, 9.6],
  ]);

  const icon = L.divIcon({ className: 'point exact', iconSize: [28, 28] });
  const marker = L.marker(france.getCenter(), { icon, draggable: true, title: point, alt: point });
  const typed = () => {
    const values = [lat, long].map((box) => Number(box.value.trim().replace(',', '.') || NaN));
    return values.every((value) => Number.isFinite(value) && Math.abs(value) <= 180) ? L.latLng(values) : undefined;
  };
  const link = () => {
    const { lat: y, lng: x } = map.getCenter();
    elsewhere.href = `https://www.openstreetmap.org/#map=${Math.max(13, map.getZoom())}/${y.toFixed(5)}/${x.toFixed(5)}`;
  };
  const show = () => {
    const at = typed();
    if (at) {
      marker.setLatLng(at).addTo(map);
    } else {
      marker.remove();
    }
    return at;
  };
  const write = (at) => {
    lat.value = at.lat.toFixed(6);
    long.value = at.lng.toFixed(6);
    precision.value = 'exact';
    show();
  };
  map.on('moveend', () => {
    link();
    nameTowns();
  });
  map.on('click', ({ latlng }) => write(latlng));
  marker.on('dragend', () => write(marker.getLatLng()));
  here.addEventListener('click', () => write(map.getCenter()));
  [lat, long].forEach((box) => box.addEventListener('change', () => show() && map.panTo(typed())));
  document.addEventListener('commune', ({ look, isExact }) => {
    show();
    if (look) {
      map.setView([Number(look.lat), Number(look.long)], isExact ? 11 : 10);
    }
  });
  const at = show();
  if (at) {
    map.setView(at, 11);
  } else {
    map.fitBounds(france);
  }
})();
