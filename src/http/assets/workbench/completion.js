// Proposals from our own vocabulary, fetched once from this server when the first one is wanted; nobody else is asked.

const keywords =
  'SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS BIND VALUES GRAPH SERVICE EXISTS NOT IN AS ASK CONSTRUCT DESCRIBE PREFIX BASE FROM NAMED GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG DATATYPE REGEX CONTAINS STRSTARTS STRENDS LCASE UCASE STRLEN SUBSTR REPLACE CONCAT IRI COALESCE IF BOUND YEAR MONTH DAY NOW'.split(
    ' ',
  );

/** Words as they are compared: without accents and capitals. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Makes the source of proposals from the address of the vocabulary. */
export function createCompletion(address) {
  let loaded;
  const load = () => {
    loaded ??= fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .catch(() => {
        loaded = undefined; // the next word asks again
        return { prefixes: {}, terms: [], concepts: [] };
      });
    return loaded;
  };

  return async (context) => {
    const found = context.matchBefore(/[?$]?[\p{L}_][\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]*)?|[?$]|<[^<>\s]*/u);
    if ((!found && !context.explicit) || inComment(context)) {
      return null;
    }
    const [from, typed] = [found?.from ?? context.pos, found?.text ?? ''];
    const text = context.state.doc.toString();
    if (/^[?$]/u.test(typed)) {
      return { from, options: variablesIn(text, typed), filter: false };
    }
    const { prefixes, terms, concepts } = await load();
    if (context.aborted) {
      return null;
    }
    const wanted = plain(typed.replace(/^</u, ''));
    const suits = ({ text, label }) => plain(text).includes(wanted) || plain(label ?? '').includes(wanted);
    const early = (option) =>
      plain(option.label).startsWith(wanted) || plain(option.label).split(':')[1]?.startsWith(wanted) ? 0 : 1;
    const options = typed.startsWith('<')
      ? concepts.filter(suits).map(conceptOption)
      : [
          ...terms.filter(suits).map((term) => termOption(term, prefixes)),
          ...concepts.filter(suits).map(conceptOption),
          ...keywords.filter((word) => plain(word).startsWith(wanted)).map((label) => ({ label, type: 'keyword' })),
          ...declarations(prefixes, text).filter(({ label }) => plain(label).includes(wanted)),
        ];
    return { from, options: options.sort((a, b) => early(a) - early(b)).slice(0, 60), filter: false };
  };
}

/** The line up to the cursor is a comment: a sign of number that is in no IRI and no string. */
function inComment({ state, pos }) {
  const { from, text } = state.doc.lineAt(pos);
  return /^(?:[^#<"']|<[^<>\s]*>|"[^"]*"|'[^']*'|[<"'](?=\s))*#/u.test(text.slice(0, pos - from));
}

function variablesIn(text, typed) {
  const names = new Set([...text.matchAll(/[?$]([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => `${typed[0]}${name}`));
  names.delete(typed);
  return [...names].filter((name) => name.startsWith(typed)).map((label) => ({ label, type: 'variable' }));
}

function declarations(prefixes, text) {
  return Object.entries(prefixes)
    .filter(([prefix]) => !declares(text, prefix))
    .map(([prefix, iri]) => ({ label: `PREFIX ${prefix}:`, detail: iri, apply: `PREFIX ${prefix}: <${iri}>` }));
}

function declares(text, prefix) {
  return new RegExp(`^\\s*PREFIX\\s+${prefix}:`, 'imu').test(text);
}

function conceptOption({ text, label, scheme }) {
  return { label: text, detail: label, info: scheme, type: 'constant' };
}

/** A term brings the declaration of its prefix where that is missing. */
function termOption({ text, label, definition }, prefixes) {
  const [prefix] = text.split(':');
  return {
    label: text,
    detail: label,
    info: definition,
    type: 'property',
    apply: (view, _option, from, to) => {
      const missing = !declares(view.state.doc.toString(), prefix) && prefixes[prefix];
      const declaration = missing ? `PREFIX ${prefix}: <${prefixes[prefix]}>\n` : '';
      view.dispatch({
        changes: [...(declaration ? [{ from: 0, insert: declaration }] : []), { from, to, insert: text }],
        selection: { anchor: from + declaration.length + text.length },
        userEvent: 'input.complete',
      });
    },
  };
}
