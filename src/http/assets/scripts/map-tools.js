// What one can do with the map of a set: the nearest to oneself (the position stays in the browser), a box as a filter,
// and streets of another service, which are asked for only when somebody presses the button.
window.addMapTools = ({ map, holder, bar, places }) => {
  const L = window.L;
  const { nearMe, nearTitle, nearNote, nearShare, nearRefused, byDistance } = holder.dataset;
  const { frameSeen, drawFrame, drawing, drag, set, tiles, tilesCredit, streets } = holder.dataset;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className ?? '';
    return made;
  };
  const says = element('div', '', 'map-says');
  says.setAttribute('role', 'status');
  const tools = element('p', '', 'parts');
  // Above the map where there is room for both; below it on a phone, where the map comes first.
  const isWide = window.matchMedia('(min-width: 60rem)').matches;
  (isWide ? bar : map.getContainer()).after(tools, says);
  const addButton = (label, act) => {
    const button = element('button', label);
    button.type = 'button';
    button.addEventListener('click', () => act(button));
    tools.append(button);
  };
  const link = (href, text) => {
    const made = element('a', text);
    made.href = href;
    return made;
  };
  const withParameters = (address, parameters) => {
    const url = new URL(address, location.href);
    Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
    return url.href.replaceAll('%2C', ',');
  };
  const positionOf = ({ geometry }) => L.latLng(geometry.coordinates[1], geometry.coordinates[0]);

  let here;
  const showNearest = ({ coords }) => {
    const position = L.latLng(coords.latitude, coords.longitude);
    const nearest = places
      .map((place) => ({ place, metres: position.distanceTo(positionOf(place)) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, 10);
    const kilometres = new Intl.NumberFormat(document.documentElement.lang, {
      style: 'unit',
      unit: 'kilometer',
      maximumFractionDigits: 0,
    });
    const list = document.createElement('ol');
    for (const { place, metres } of nearest) {
      const item = document.createElement('li');
      const { name, url, addressLocality } = place.properties;
      item.append(
        link(url, name),
        addressLocality ? `, ${addressLocality}` : '',
        ` (${kilometres.format(metres / 1000)})`,
      );
      list.append(item);
    }
    const rounded = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
    const share = link(withParameters(byDistance, { pres: rounded, rayon: '100', tri: 'distance' }), nearShare);
    says.replaceChildren(element('strong', nearTitle), list, element('p', nearNote, 'soft small'), share);
    here?.remove();
    here = L.circleMarker(position, { className: 'here', radius: 8, interactive: false }).addTo(map);
    map.fitBounds(L.latLngBounds([position, ...nearest.slice(0, 3).map(({ place }) => positionOf(place))]).pad(0.3));
  };

  const keepBox = (bounds) => {
    const [west, south, east, north] = bounds
      .toBBoxString()
      .split(',')
      .map((degrees, index) => Math.max(-[180, 90][index % 2], Math.min([180, 90][index % 2], Number(degrees))));
    location.assign(withParameters(set, { bbox: [west, south, east, north].map((one) => one.toFixed(4)).join(',') }));
  };

  /** A box is drawn by dragging; whoever only clicks is told so. */
  const isBox = (one, other) => {
    const { x, y } = map.latLngToContainerPoint(one).subtract(map.latLngToContainerPoint(other));
    return Math.abs(x) >= 8 && Math.abs(y) >= 8;
  };
  let giveUp = () => undefined;
  const draw = () => {
    giveUp();
    says.replaceChildren(element('p', drawing));
    const frame = map.getContainer();
    frame.classList.add('drawing');
    frame.focus();
    map.dragging.disable();
    const stop = new AbortController();
    const { signal } = stop;
    let start;
    let box;
    const end = () => {
      stop.abort();
      box?.remove();
      map.dragging.enable();
      frame.classList.remove('drawing');
      says.replaceChildren();
    };
    giveUp = end;
    frame.addEventListener(
      'pointerdown',
      (event) => {
        event.preventDefault();
        start = map.mouseEventToLatLng(event);
        box = L.rectangle([start, start], { className: 'box', interactive: false }).addTo(map);
      },
      { signal, capture: true },
    );
    window.addEventListener(
      'pointermove',
      (event) => start && box.setBounds(L.latLngBounds(start, map.mouseEventToLatLng(event))),
      { signal },
    );
    window.addEventListener(
      'pointerup',
      (event) => {
        const [from, to] = [start, start && map.mouseEventToLatLng(event)];
        if (from && isBox(from, to)) {
          end();
          keepBox(L.latLngBounds(from, to));
        } else if (from) {
          start = undefined;
          box.remove();
          says.replaceChildren(element('p', drag));
        }
      },
      { signal },
    );
    // What lies under the pointer is not pressed.
    frame.addEventListener('click', (event) => event.stopPropagation(), { signal, capture: true });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  };

  if (nearMe) {
    addButton(nearMe, () =>
      navigator.geolocation.getCurrentPosition(showNearest, () => says.replaceChildren(element('p', nearRefused))),
    );
    addButton(drawFrame, draw);
    addButton(frameSeen, () => keepBox(map.getBounds()));
  }
  if (tiles) {
    addButton(streets, (button) => {
      L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
      map.setMaxZoom(19);
      map.getContainer().classList.add('with-streets');
      says.replaceChildren(element('p', tilesCredit, 'soft small'));
      button.remove();
    });
  }
};
