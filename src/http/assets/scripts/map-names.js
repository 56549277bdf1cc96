// The names of the départements on a map, from near enough, each once its outline is wide enough to bear it.
window.addMapNames = ({ map, land }) => {
  const L = window.L;
  const nearEnough = 7;
  map.createPane('names').setAttribute('aria-hidden', 'true');
  const layer = L.layerGroup().addTo(map);

  /** The centre of gravity of a ring, with its area in square degrees. */
  const centreOf = (ring) => {
    let [area, x, y] = [0, 0, 0];
    ring.slice(1).forEach(([long, lat], index) => {
      const [before, under] = ring[index];
      const cross = before * lat - long * under;
      area += cross / 2;
      x += ((before + long) * cross) / 6;
      y += ((under + lat) * cross) / 6;
    });
    return { area: Math.abs(area), position: L.latLng(y / area, x / area) };
  };
  const named = land.features.map(({ geometry, properties }) => {
    const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([ring]) => ring);
    const [{ ring, position }] = rings
      .map((ring) => ({ ring, ...centreOf(ring) }))
      .sort((one, other) => other.area - one.area);
    const longs = ring.map(([long]) => long);
    return {
      name: properties.lib_dep.replace("'", '’'),
      position,
      degrees: Math.max(...longs) - Math.min(...longs),
    };
  });

  let scale;
  map.on('moveend', () => {
    if (scale === map.getZoom()) {
      return;
    }
    scale = map.getZoom();
    layer.clearLayers();
    const pixels = (256 * 2 ** scale) / 360;
    for (const { name, position, degrees } of scale >= nearEnough ? named : []) {
      if (degrees * pixels > name.length * 7.5) {
        const label = document.createElement('span');
        label.textContent = name;
        const icon = L.divIcon({ className: 'land-name', html: label, iconSize: [0, 0] });
        L.marker(position, { icon, pane: 'names', interactive: false, keyboard: false }).addTo(layer);
      }
    }
  });
};
