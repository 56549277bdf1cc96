// Puts what follows the # of a personal link into the box, and takes it out of the address: the person presses the button.
// Without this script the whole link is pasted into the box, which the server understands as well.
(() => {
  const box = document.getElementById('jeton');
  const secret = location.hash.slice(1);
  if (box && /^(?:fab|lien)_/u.test(secret)) {
    box.value = secret;
    history.replaceState(null, '', location.pathname + location.search);
    box.form?.querySelector('button')?.focus();
  }
})();
