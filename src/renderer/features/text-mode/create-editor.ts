import { history, historyKeymap, isolateHistory, standardKeymap, undoDepth } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { markdown } from '@codemirror/lang-markdown';
import { Compartment, EditorState, type Extension, Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { t } from '../../i18n/t.ts';
import { showRefusal } from '../../ui/toasts.tsx';
import { EDITOR_LOOK } from './editor-look.ts';
import type { TextFormat, TextRange } from './text-hints.ts';
import { findReplacement, innerText, keepLineEnds, lineEndOf, type TextSource } from './text-source.ts';

/** A text editor on the screen. */
export type TextEditorView = {
  readonly view: EditorView;
  /** Shows another text, with an undo of its own; `null` keeps what is seen and takes no key until the next one is there. */
  readonly show: (source: TextSource | null) => void;
  readonly setFormat: (format: TextFormat) => void;
  readonly focus: () => void;
  /** Selects a piece of the text and brings it into view. */
  readonly select: (range: TextRange) => void;
  /** Writes a text in place of a piece, as one step of undo. */
  readonly replace: (range: TextRange, text: string) => void;
  readonly destroy: () => void;
};

export type EditorParts = {
  readonly parent: HTMLElement;
  readonly nonce: string;
  readonly label: string;
  readonly placeholder: string;
  readonly format: TextFormat;
  /** More of the editor: spelling, pasting. */
  readonly extensions: readonly Extension[];
};

/** A step of undo for itself, however soon it comes after a key. */
export const ALONE = isolateHistory.of('full');

/** Makes the editor; the text itself stays where its source keeps it. */
export function createEditor(parts: EditorParts): TextEditorView {
  const language = new Compartment();
  let format = parts.format;
  let source: TextSource | null = null;
  let known = '';
  let stop: () => void = () => undefined;
  /** Typed while no text was there to take it: meant for the one that comes. */
  let ahead = '';

  const write = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    const text = update.state.sliceDoc();
    if (text === known) return;
    known = text;
    source?.write(text);
  });
  const typeAhead = EditorView.domEventHandlers({
    keydown: (event) => {
      if (source !== null || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey)
        return false;
      ahead += event.key;
      return true;
    },
  });
  const stateOf = (text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        keepLineEnds(text),
        EditorState.readOnly.of(source === null),
        language.of(languageOf(format)),
        write,
        typeAhead,
        basics(parts),
        parts.extensions,
      ],
    });
  const view = new EditorView({ state: stateOf(''), parent: parts.parent });

  /** The form, a repair or another window wrote the text: the cursor stays. */
  const follow = (): void => {
    const text = source?.read() ?? known;
    const change = findReplacement(innerText(known), innerText(text));
    const sameEnds = lineEndOf(text) === view.state.lineBreak;
    known = text;
    if (!sameEnds) view.setState(stateOf(text));
    else if (change !== null) {
      view.dispatch({
        changes: { ...change, insert: Text.of(change.insert.split('\n')) },
        annotations: ALONE,
      });
    }
  };
  const show = (next: TextSource | null): void => {
    stop();
    source = next;
    known = next?.read() ?? known;
    view.setState(stateOf(known));
    stop = next?.subscribe(follow) ?? (() => undefined);
    if (next === null || ahead === '') return;
    view.dispatch(view.state.replaceSelection(ahead), { userEvent: 'input.type' });
    ahead = '';
  };
  return {
    view,
    show,
    setFormat: (next) => {
      format = next;
      view.dispatch({ effects: language.reconfigure(languageOf(next)) });
    },
    focus: () => view.focus(),
    select: ({ from, to }) => {
      const last = view.state.doc.length;
      view.dispatch({
        selection: { anchor: Math.min(from, last), head: Math.min(to, last) },
        scrollIntoView: true,
      });
      view.focus();
    },
    replace: ({ from, to }, text) => {
      const insert = Text.of(text.split(/\r\n?|\n/));
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
        userEvent: 'input.complete',
        annotations: ALONE,
      });
      view.focus();
    },
    destroy: () => {
      stop();
      view.destroy();
    },
  };
}

/** The keys of Undo are about what is typed: where that is nothing, it says who takes back what was saved. */
function sayNothingTyped({ state }: EditorView): boolean {
  if (undoDepth(state) > 0) return false;
  showRefusal(
    t`Nothing was typed here that can be undone. Undo in the palette (Ctrl+K) takes back the last change.`,
  );
  return true;
}

function basics({ nonce, label, placeholder: words }: EditorParts): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    keymap.of([{ key: 'Mod-z', run: sayNothingTyped }, ...standardKeymap, ...historyKeymap]),
    placeholder(words),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'data-pane-focus': '',
      'data-field': 'description',
      spellcheck: 'false',
    }),
    EDITOR_LOOK,
  ];
}

function languageOf(format: TextFormat): Extension {
  if (format === 'markdown') return markdown();
  return format === 'html' ? html({ autoCloseTags: false }) : [];
}
