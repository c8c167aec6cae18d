import { EditorState } from '@codemirror/state';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findReplacement,
  innerText,
  keepLineEnds,
  lineEndOf,
} from '../../../src/renderer/features/text-mode/text-source.ts';

const pieces = fc.array(fc.constantFrom('a', 'ß', '😀', ' ', '\n', '\r\n', '\r', '\u2028', '\0'), {
  maxLength: 30,
});
const texts = pieces.map((parts) => parts.join(''));
const stateOf = (text: string) => EditorState.create({ doc: text, extensions: [keepLineEnds(text)] });

describe('a text in the editor', () => {
  test('comes out as it went in, byte for byte, whatever its line ends are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const state = stateOf(text);
        expect(state.sliceDoc()).toBe(text);
        expect(state.doc.toString()).toBe(innerText(text));
      }),
    );
  });

  test('keeps its line ends through a keystroke', () => {
    const state = stateOf('one\r\ntwo');
    expect(state.update({ changes: { from: 7, insert: '!' } }).state.sliceDoc()).toBe('one\r\ntwo!');
    const line = state.update(state.replaceSelection(state.toText('\r\n')));
    expect(line.state.sliceDoc()).toBe('\r\none\r\ntwo');
  });

  test('has one kind of line end only where all of them are that', () => {
    expect(lineEndOf('a\r\nb\r\n')).toBe('\r\n');
    expect(lineEndOf('a\r\nb\n')).toBe('\n');
    expect(lineEndOf('a')).toBe('\n');
  });
});

test('the piece in which two texts differ makes the one into the other', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = findReplacement(before, after);
      const made =
        change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
      expect(made).toBe(after);
    }),
  );
  expect(findReplacement('a cup', 'a big cup')).toEqual({ from: 2, to: 2, insert: 'big ' });
});
