// "Near me": the nearest of each list of a page, from its own GeoJSON. The position stays in the browser.
(() => {
  const button = document.querySelector('[data-near-me]');
  const told = document.querySelector('[data-near-told]');
  const lists = document.querySelectorAll('[data-near-list]');
  if (!button || !told || !navigator.geolocation || lists.length === 0) {
    return;
  }
  const most = 30;
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const kilometres = (from, [long, lat]) => {
    const half = (angle) => Math.sin(angle / 2) ** 2;
    const [south, north] = [radians(from.latitude), radians(lat)];
    const chord = half(north - south) + Math.cos(south) * Math.cos(north) * half(radians(long - from.longitude));
    return 2 * 6371 * Math.asin(Math.sqrt(chord));
  };
  const lineOf = ({ properties, far }) => {
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
    const town = document.createElement('p');
    town.className = 'small soft';
    town.textContent = properties.addressLocality ?? '';
    line.append(name, ' ', distance, town);
    return line;
  };
  const order = async (list, from) => {
    const answer = await fetch(list.dataset.nearList);
    if (!answer.ok) {
      throw new Error(`${answer.status}`);
    }
    const { features } = await answer.json();
    const measured = features.map(({ geometry, properties }) => ({
      properties,
      far: geometry ? kilometres(from, geometry.coordinates) : Infinity,
    }));
    measured.sort((a, b) => (a.far === b.far ? 0 : a.far - b.far));
    list.replaceChildren(...measured.slice(0, most).map(lineOf));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const give = (message) => (told.textContent = message);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        Promise.all([...lists].map((list) => order(list, coords))).then(
          () => give(button.dataset.ordered),
          () => give(button.dataset.refused),
        ),
      () => give(button.dataset.refused),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });
})();
