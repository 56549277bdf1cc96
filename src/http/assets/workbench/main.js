// The editor of the workbench over the text field of its form, which stays what is sent. Bundled by scripts/build-workbench.mjs.
import { acceptCompletion, autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, StreamLanguage } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { createCompletion } from './completion.js';
import { colours, theme } from './theme.js';

/** Beyond this an address gets too long for some, and the question is sent by POST. */
const longestQuery = 6000;

const area = document.querySelector('textarea#query');
if (area instanceof HTMLTextAreaElement && area.form) {
  openEditor(area, area.form);
}

function openEditor(area, form) {
  const { completion, label, copied } = area.dataset;
  const link = linkToShare(form, copied);
  const send = () => {
    form.requestSubmit();
    return true;
  };
  // In a tree of its own the editor's styles are constructed sheets, which need no "unsafe-inline".
  const host = document.createElement('div');
  host.className = 'editor';
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([
          { key: 'Mod-Enter', run: send },
          // With a list of proposals open, Tab takes one; else it leaves the editor, as everywhere in a page.
          { key: 'Tab', run: acceptCompletion },
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        StreamLanguage.define(sparql),
        colours,
        theme,
        autocompletion({ override: [createCompletion(completion)], icons: false }),
        EditorView.lineWrapping,
        EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) {
            area.value = state.doc.toString();
            link.follow();
          }
        }),
      ],
    }),
  });
  area.after(host);
  area.hidden = true;
  document.querySelector('[data-keys]')?.removeAttribute('hidden');
  goToFault(area, view);
  document.querySelector(`label[for="${area.id}"]`)?.addEventListener('click', () => view.focus());
  form.addEventListener('submit', () => {
    form.method = area.value.length > longestQuery ? 'post' : 'get';
  });
  form.addEventListener('change', link.follow);
  // By now a browser that goes back has put what was typed into the field again, and what was ticked.
  window.addEventListener('pageshow', () => {
    showAgain(area, view);
    link.follow();
  });
}

/** Shows what stands in the field, which is what is sent. */
function showAgain(area, view) {
  const { doc } = view.state;
  if (doc.toString() !== area.value) {
    view.dispatch({ changes: { from: 0, to: doc.length, insert: area.value } });
  }
}

/**
 * Types over what is selected. Left to itself, Chromium would carry the colour of the old text on in a `style`
 * attribute, which the policy of the page refuses and the console reports.
 */
function typeOverSelection(event, view) {
  const { state } = view;
  if (event.inputType !== 'insertText' || event.isComposing || state.selection.main.empty || !event.data) {
    return false;
  }
  view.dispatch(state.update(state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true }));
  return true;
}

/** Puts the cursor where the server found a fault. */
function goToFault(area, view) {
  const line = Number(area.dataset.line);
  if (line >= 1 && line <= view.state.doc.lines) {
    const { from, to } = view.state.doc.line(line);
    view.dispatch({ selection: { anchor: Math.min(to, from + Math.max(0, Number(area.dataset.column) - 1)) } });
    view.focus();
  }
}

/** The link to share: it follows what the form would ask now, and a click copies it. */
function linkToShare(form, copied) {
  const link = form.querySelector('a[data-share]');
  const told = form.querySelector('[data-shared]');
  link.addEventListener('click', (event) => {
    if (navigator.clipboard) {
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => (told.textContent = copied),
        () => (location.href = link.href),
      );
    }
  });
  return {
    follow() {
      const address = new URL(form.action);
      address.search = new URLSearchParams(new FormData(form)).toString();
      link.href = address.href;
      told.textContent = '';
    },
  };
}
