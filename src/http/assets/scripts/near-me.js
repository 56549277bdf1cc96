// "Near me": orders the lists of a page by distance. The position stays in the browser.
(() => {
  const button = document.querySelector('[data-near-me]');
  const told = document.querySelector('[data-near-told]');
  const lists = document.querySelectorAll('[data-near-list]');
  if (!button || !navigator.geolocation || lists.length === 0) {
    return;
  }
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const kilometres = (from, lat, long) => {
    const half = (angle) => Math.sin(angle / 2) ** 2;
    const [south, north] = [radians(from.latitude), radians(lat)];
    const chord = half(north - south) + Math.cos(south) * Math.cos(north) * half(radians(long - from.longitude));
    return 2 * 6371 * Math.asin(Math.sqrt(chord));
  };
  const order = (list, position) => {
    const items = [...list.children].map((item) => {
      const { lat, long } = item.dataset;
      return { item, far: lat && long ? kilometres(position, Number(lat), Number(long)) : Infinity };
    });
    items.sort((a, b) => (a.far === b.far ? 0 : a.far - b.far));
    for (const { item, far } of items) {
      const distance = item.querySelector('[data-far]');
      if (distance && far < Infinity) {
        distance.textContent = `${Math.round(far)}\u00A0km`;
      }
      list.append(item);
    }
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        for (const list of lists) {
          order(list, coords);
        }
        told.textContent = button.dataset.ordered;
      },
      () => {
        told.textContent = button.dataset.refused;
      },
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });
})();
