// Fills in what follows from the commune that somebody chose: postcode, town, INSEE code, and for a new place its middle.
// Without this script the server does the same when the form is sent.
(() => {
  const chosen = document.getElementById('commune-choisie');
  const box = (name) => document.getElementById(`f-${name}`);
  const precision = () => box('locationPrecision');
  /** A point that stands for its commune may move with it; one that somebody put stays. */
  const mayMove = () => box('lat') && (box('lat').value === '' || precision()?.value === 'commune');

  chosen?.addEventListener('change', async () => {
    const url = new URL(chosen.dataset.communes, location.href);
    url.searchParams.set('q', chosen.value);
    const answer = await fetch(url).catch(() => undefined);
    const { suggestions = [] } = answer?.ok ? await answer.json() : {};
    const commune = suggestions.find(({ code }) => code === chosen.value);
    if (!commune) {
      return;
    }
    const { code, town, postalCodes, centre, near } = commune;
    box('communeCode').value = code;
    box('addressLocality').value = town;
    if (!postalCodes.includes(box('postalCode').value)) {
      box('postalCode').value = postalCodes.length === 1 ? postalCodes[0] : '';
    }
    if (mayMove()) {
      box('lat').value = centre?.lat ?? '';
      box('long').value = centre?.long ?? '';
      precision().value = centre ? 'commune' : '';
    }
    // The map looks there even where the middle is not known.
    const look = centre ?? near;
    const event = new Event('commune');
    document.dispatchEvent(Object.assign(event, { look, isExact: Boolean(centre) }));
  });
})();
