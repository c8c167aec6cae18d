import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the window's own colours, which follow its theme by themselves. */
const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font)',
    fontSize: '15px',
    lineHeight: '24px',
    overflow: 'auto',
  },
  '.cm-content': {
    width: '100%',
    maxWidth: '760px',
    boxSizing: 'border-box',
    padding: 'var(--space-4) 0 var(--space-6)',
    caretColor: 'var(--text)',
  },
  '.cm-line': { padding: '0 var(--space-4)' },
  '.cm-content::selection, .cm-line::selection, .cm-line ::selection': { color: 'var(--text)' },
  // The same with and without the keyboard; the library's own greys are for a light page.
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--selected)',
    forcedColorAdjust: 'none',
  },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '.cm-misspelt': {
    textDecoration: 'underline wavy var(--problem)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-specialChar': { color: 'var(--text-3)' },
});

/** Marks stand back behind the words; what is set off in the text is set off here. */
const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600', color: 'var(--text)' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.monospace, tags.attributeValue], color: 'var(--sent)' },
  { tag: [tags.link, tags.url, tags.tagName], color: 'var(--accent-text)' },
  { tag: tags.attributeName, color: 'var(--hint)' },
  { tag: [tags.comment, tags.processingInstruction, tags.angleBracket], color: 'var(--text-3)' },
]);

const AUTO = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line runs the way its own letters do. */
const LINE_DIRECTIONS = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorateLines(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorateLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorateLines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      builder.add(line.from, line.from, AUTO);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const EDITOR_LOOK: Extension = [
  THEME,
  syntaxHighlighting(HIGHLIGHT),
  LINE_DIRECTIONS,
  EditorView.perLineTextDirection.of(true),
  EditorView.lineWrapping,
];
