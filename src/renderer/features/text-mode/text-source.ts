import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The text that the editor shows, wherever it is kept: reading it, writing a keystroke, hearing of other changes. */
export type TextSource = {
  readonly read: () => string;
  readonly write: (text: string) => void;
  readonly subscribe: (changed: () => void) => () => void;
};

/** How the lines of a text end. Where they end in several ways, a carriage return is a character like any other. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

/** The text as the editor counts its places: each line end is one. */
export function innerText(text: string): string {
  return lineEndOf(text) === '\r\n' ? text.replaceAll('\r\n', '\n') : text;
}

/**
 * Keeps every line end what it is. The editor would make each of them a line feed of its own, and one keystroke would
 * change them all.
 */
export function keepLineEnds(text: string): Extension {
  return [
    EditorState.lineSeparator.of(lineEndOf(text)),
    EditorView.clipboardInputFilter.of((pasted, { lineBreak }) => pasted.replaceAll(/\r\n?|\n/g, lineBreak)),
  ];
}

export type Replacement = { readonly from: number; readonly to: number; readonly insert: string };

/** The one piece in which two texts differ, so that the cursor stays where it is; `null` where they do not. */
export function findReplacement(before: string, after: string): Replacement | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
