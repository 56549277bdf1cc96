// Suggestions as one types, for every <input data-suggestions="/suggestions">: an ARIA combobox with a list.
// Choosing one leads to its page; with data-pick="id" its IRI goes into that (hidden) field instead, its name into the input.
// Without this script the form is sent and the server answers with a page.
// See https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
(() => {
  const pause = 120;
  let lists = 0;

  const enhance = (input) => {
    const { suggestions: address, said = '', pick } = input.dataset;
    const list = document.createElement('ul');
    list.id = `suggestions-${(lists += 1)}`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.labels?.[0]?.textContent?.trim() ?? input.getAttribute('aria-label') ?? '');
    list.hidden = true;
    const status = document.createElement('span');
    status.className = 'hidden-visually';
    status.setAttribute('role', 'status');
    // The list that browsers draw themselves would lie over ours.
    input.removeAttribute('list');
    input.after(list, status);
    input.parentElement.classList.add('combo');
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, autocomplete: 'off' };
    Object.entries({ ...attributes, 'aria-expanded': 'false' }).forEach(([name, value]) =>
      input.setAttribute(name, value),
    );

    let shown = [];
    let active = -1;
    let timer;
    let asking;

    const close = () => {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    const mark = (index) => {
      active = index;
      [...list.children].forEach((option, at) => {
        option.setAttribute('aria-selected', String(at === index));
        if (at === index) {
          option.scrollIntoView({ block: 'nearest' });
        }
      });
      if (index < 0) {
        input.removeAttribute('aria-activedescendant');
      } else {
        input.setAttribute('aria-activedescendant', list.children[index].id);
      }
    };
    const choose = ({ id, label, url }) => {
      close();
      if (pick === undefined) {
        location.assign(url);
        return;
      }
      input.value = label;
      const field = document.getElementById(pick);
      if (field) {
        field.value = id;
      }
      (field ?? input).dispatchEvent(new Event('change', { bubbles: true }));
    };
    const part = (className, text) => {
      const span = document.createElement('span');
      span.className = className;
      span.textContent = text;
      return span;
    };
    const show = (found) => {
      shown = found;
      list.replaceChildren(
        ...found.map((suggestion, index) => {
          const option = document.createElement('li');
          option.id = `${list.id}-${index}`;
          option.setAttribute('role', 'option');
          option.setAttribute('aria-selected', 'false');
          option.append(part('name', suggestion.label), ' ', part('soft small', suggestion.detail));
          option.addEventListener('pointerdown', (event) => event.preventDefault());
          option.addEventListener('click', () => choose(suggestion));
          return option;
        }),
      );
      mark(-1);
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      status.textContent = said.replace('{n}', String(found.length));
    };
    const ask = async () => {
      asking?.abort();
      const words = input.value.trim();
      if (words === '') {
        close();
        return;
      }
      asking = new AbortController();
      const { signal } = asking;
      const url = new URL(address, location.href);
      url.searchParams.set('q', words);
      try {
        const answer = await fetch(url, { signal, headers: { accept: 'application/json' } });
        const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
        if (!signal.aborted && document.activeElement === input) {
          show(suggestions);
        }
      } catch {
        // Gone on typing, or no network: the form works as it is.
      }
    };

    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) {
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && list.hidden) {
        ask();
        event.preventDefault();
      } else if (step) {
        // One more place than options: the text itself.
        const places = shown.length + 1;
        mark(((active + 1 + step + places) % places) - 1);
        event.preventDefault();
      } else if (event.key === 'Enter' && active >= 0) {
        event.preventDefault();
        choose(shown[active]);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
  };

  document.querySelectorAll('input[data-suggestions]').forEach(enhance);
})();
