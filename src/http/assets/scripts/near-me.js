// "Near me": the nearest of each list of a page, from its own GeoJSON. The position stays in the browser.
(() => {
  const button = document.querySelector('[data-near-me]');
  const told = document.querySelector('[data-near-told]');
  const lists = document.querySelectorAll('[data-near-list]');
  if (!button || !told || !navigator.geolocation || lists.length === 0) {
    return;
  }
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const kilometres = (from, [long, lat]) => {
    const half = (angle) => Math.sin(angle / 2) ** 2;
    const [south, north] = [radians(from.latitude), radians(lat)];
    const chord = half(north - south) + Math.cos(south) * Math.cos(north) * half(radians(long - from.longitude));
    return 2 * 6371 * Math.asin(Math.sqrt(chord));
  };
  const lineOf = ({ properties, far }, isShort) => {
    const line = document.createElement('li');
    const link = document.createElement('a');
    const language = new URLSearchParams(location.search).get('lang');
    link.href = language ? `${properties.url}?lang=${language}` : properties.url;
    link.textContent = properties.name;
    const name = document.createElement('span');
    name.className = 'name';
    name.append(link);
    const distance = document.createElement('span');
    distance.className = 'soft small';
    distance.textContent = far < Infinity ? `${Math.round(far)}\u00A0km` : '';
    line.append(name, ' ', distance);
    if (!isShort) {
      const town = document.createElement('p');
      town.className = 'small soft';
      town.textContent = properties.addressLocality ?? '';
      line.append(town);
    }
    return line;
  };
  const pointsAt = (address, known) => {
    const points =
      known.get(address) ??
      fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    known.set(address, points);
    return points;
  };
  const order = async (list, from, known) => {
    const { features } = await pointsAt(list.dataset.nearList, known);
    const measured = features.map(({ geometry, properties }) => ({
      properties,
      far: geometry ? kilometres(from, geometry.coordinates) : Infinity,
    }));
    measured.sort((a, b) => (a.far === b.far ? 0 : a.far - b.far));
    // A cell of a matrix has room for a few short lines; a list tells the towns too.
    const few = Number(list.dataset.nearMost);
    list.replaceChildren(...measured.slice(0, few || 30).map((point) => lineOf(point, few > 0)));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const give = (message) => (told.textContent = message);
    // The same action may stand below several categories: its points are asked for once.
    const known = new Map();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        Promise.all([...lists].map((list) => order(list, coords, known))).then(
          () => give(button.dataset.ordered),
          () => give(button.dataset.refused),
        ),
      () => give(button.dataset.refused),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });
})();
