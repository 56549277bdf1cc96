// The colours of the page, by the custom properties of its style sheet, in light and dark.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const theme = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    fontSize: '0.95rem',
  },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
  // It grows with the question: a part that scrolls inside the page would need a stop of its own for the keyboard.
  '.cm-scroller': { fontFamily: 'var(--code)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.6rem 0' },
  '.cm-content, .cm-gutter': { minHeight: '14rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { color: 'var(--ink-soft)', backgroundColor: 'var(--sunken)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { boxShadow: 'inset 3px 0 var(--ochre)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--ochre-soft)',
    outline: '1px solid var(--ochre)',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--code)', maxHeight: '16rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--on-accent)', backgroundColor: 'var(--accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', fontFamily: 'var(--text)', marginLeft: '0.75rem' },
  '.cm-completionInfo': { fontFamily: 'var(--text)', maxWidth: '24rem', padding: '0.5rem 0.75rem' },
});

export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
    { tag: [tags.string, tags.literal], color: 'var(--sage)' },
    { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
    { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--ochre-ink)' },
    { tag: [tags.atom, tags.number, tags.bool], color: 'var(--tile)' },
    { tag: [tags.standard(tags.variableName), tags.operator], color: 'var(--ink)' },
  ]),
);
