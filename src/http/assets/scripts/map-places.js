// The places of a map: a marker for each, or one for those that would lie on each other; by hand as from the keyboard.
// Moving the map adds and removes markers; those that stay are left alone, so that no focus and no popup is lost.
window.addMapPlaces = ({ map, holder, places }) => {
  const L = window.L;
  const { several, communeOnly, close } = holder.dataset;
  const frame = map.getContainer();
  /** Markers are at least this far from each other, in pixels. */
  const apart = 38;
  /** Scales from which a marker of several lists them instead of leading nearer, and single ones bear their names. */
  const [listing, naming] = [11, 8.4];
  const neighbours = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y]));
  const positionOf = ({ geometry }) => L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
  const band = (place) => -Math.round(positionOf(place).lat);
  /** From north to south in bands, within each from west to east: the order in which Tab goes through them. */
  const ordered = [...places].sort((a, b) => band(a) - band(b) || positionOf(a).lng - positionOf(b).lng);

  /** What is shown now: each marker with its places, by the numbers of these, in the order above. */
  const shown = new Map();
  let groups = [];
  let scale;
  /** The popup that is open, and whose it is. */
  let opened;

  const groupAt = (zoom) => {
    const cells = new Map();
    const made = [];
    ordered.forEach((place, index) => {
      const at = map.project(positionOf(place), zoom);
      const [column, row] = [Math.floor(at.x / apart), Math.floor(at.y / apart)];
      const [nearest] = neighbours
        .flatMap(([x, y]) => cells.get(`${column + x} ${row + y}`) ?? [])
        .filter((group) => group.at.distanceTo(at) < apart)
        .sort((a, b) => a.at.distanceTo(at) - b.at.distanceTo(at));
      if (nearest) {
        nearest.numbers.push(index);
        return;
      }
      const group = { at, position: positionOf(place), numbers: [index] };
      const cell = `${column} ${row}`;
      cells.set(cell, [...(cells.get(cell) ?? []), group]);
      made.push(group);
    });
    return made.map((group) => ({ ...group, key: group.numbers.join() }));
  };

  const lineOf = ({ properties }) => {
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

  const list = (group) => {
    const content = document.createElement('div');
    content.append(...group.numbers.map((number) => lineOf(ordered[number])));
    const popup = L.popup({ minWidth: 170, maxHeight: 260, offset: [0, 0] })
      .setLatLng(group.position)
      .setContent(content);
    map.closePopup();
    opened = { popup, group };
    popup.openOn(map);
    const element = popup.getElement();
    element?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', close);
    element?.querySelector('a[href]')?.focus({ preventScroll: true });
  };
  /** What a marker does: it says what is there, or leads nearer to where its places part. */
  const act = (group) => {
    const bounds = L.latLngBounds(group.numbers.map((number) => positionOf(ordered[number])));
    const together = bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-6);
    const nearer = together ? 0 : Math.min(map.getBoundsZoom(bounds.pad(0.3)), listing);
    if (nearer > map.getZoom()) {
      map.fitBounds(bounds.pad(0.3), { maxZoom: listing });
    } else {
      list(group);
    }
  };

  const createMarker = (group) => {
    const [first] = group.numbers.map((number) => ordered[number].properties);
    const single = group.numbers.length === 1;
    const title = single ? first.name : `${group.numbers.length} ${several}`;
    const label = document.createElement('span');
    label.textContent = single ? first.name : group.numbers.length;
    label.setAttribute('aria-hidden', 'true');
    const icon = L.divIcon({
      className: single ? `point ${first.locationPrecision}` : 'cluster',
      iconSize: single ? [28, 28] : [32, 32],
      html: label,
    });
    const marker = L.marker(group.position, { icon, title, alt: title }).addTo(map);
    const element = marker.getElement();
    element.setAttribute('aria-label', title);
    marker.on('click', () => act(group));
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        act(group);
      }
    });
    return { marker, element, group, width: single ? Math.min(first.name.length * 7, 170) : 0 };
  };

  /** Names beside single points, from near enough and where there is room. */
  const nameWhatHasRoom = () => {
    const near = map.getZoom() >= naming;
    const taken = [...shown.values()].map(({ group: { at } }) => ({ x: at.x - 14, y: at.y, width: 28 }));
    for (const { element, group, width } of shown.values()) {
      const label = { x: group.at.x + 14, y: group.at.y, width };
      const free = taken.every(
        ({ x, y, width: wide }) => Math.abs(y - label.y) > 22 || x > label.x + width || x + wide <= label.x,
      );
      element.classList.toggle('named', near && width > 0 && free);
      if (near && width > 0 && free) {
        taken.push(label);
      }
    }
  };

  const hasFocus = (element) => element?.contains(document.activeElement);
  /** The group that has the focus, on its marker or in its popup. */
  const held = () =>
    opened && hasFocus(opened.popup.getElement())
      ? opened.group
      : [...shown.values()].find(({ element }) => hasFocus(element))?.group;

  const draw = () => {
    const before = held();
    if (scale !== map.getZoom()) {
      scale = map.getZoom();
      groups = groupAt(scale);
    }
    const view = map.getBounds();
    const around = view.pad(0.3);
    const kept = new Set([before?.key, opened?.group.key]);
    const wanted = groups.filter(({ key, position }) => around.contains(position) || kept.has(key));
    const keys = new Set(wanted.map(({ key }) => key));
    if (opened && !keys.has(opened.group.key)) {
      map.closePopup();
    }
    let next;
    const drawn = wanted.reverse().map((group) => {
      const there = shown.get(group.key);
      const one = { ...(there ?? createMarker(group)), group };
      if (!there && next) {
        next.before(one.element);
      }
      next = one.element;
      one.element.tabIndex = view.contains(group.position) ? 0 : -1;
      return [group.key, one];
    });
    const gone = [...shown].filter(([key]) => !keys.has(key));
    shown.clear();
    drawn.reverse().forEach(([key, one]) => shown.set(key, one));
    if (before && !shown.has(before.key)) {
      const heir = [...shown.values()].find(({ group }) => group.numbers.includes(before.numbers[0]));
      (heir?.element ?? frame).focus({ preventScroll: true });
    }
    gone.forEach(([, { marker }]) => marker.remove());
    nameWhatHasRoom();
  };
  map.on('moveend', draw);

  map.on('popupclose', ({ popup }) => {
    const closed = opened?.popup === popup ? opened.group : undefined;
    opened = undefined;
    // Whoever was in the popup is back at its marker.
    if (closed && (hasFocus(popup.getElement()) || document.activeElement === document.body)) {
      shown.get(closed.key)?.element.focus({ preventScroll: true });
    }
  });
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  frame.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && opened) {
      const { key: closed } = opened.group;
      map.closePopup();
      shown.get(closed)?.element.focus({ preventScroll: true });
    }
    // The frame itself hears these keys already; from its markers they do the same.
    if (!target.classList.contains('leaflet-marker-icon')) {
      return;
    }
    const at = held()?.position;
    if (steps[key]) {
      map.panBy(steps[key]);
    } else if (at && (key === '+' || key === '-')) {
      map.setZoomAround(at, map.getZoom() + (key === '+' ? 1 : -1));
    }
  });
};
