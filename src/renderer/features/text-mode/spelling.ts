import { type ChangeSet, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { type FoundWord, findWords, isOtherLanguage } from './spell-words.ts';
import type { Speller } from './speller.ts';
import { isOwnWord, useTextChoices } from './text-choices.ts';

/** What the speller does not know, in the order of the text. */
const setUnknown = StateEffect.define<readonly FoundWord[]>();
const MISSPELT = Decoration.mark({ class: 'cm-misspelt' });

const unknownWords = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const found = transaction.effects.find((effect) => effect.is(setUnknown));
    return found === undefined ? keepUntouched(marks, transaction.changes) : mark(found.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** A word that is being changed is another one, until it is looked up again. */
function keepUntouched(marks: DecorationSet, changes: ChangeSet): DecorationSet {
  if (changes.empty) return marks;
  return marks.update({ filter: (from, to) => changes.touchesRange(from, to) === false }).map(changes);
}

function mark(words: readonly FoundWord[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of words) builder.add(from, to, MISSPELT);
  return builder.finish();
}

/** A pause in the typing after which words are looked up, in milliseconds. */
const PAUSE = 300;
/** Longer texts are no descriptions; looking all of them over for each pause would be felt. */
const MOST_CHARACTERS = 100_000;

/** Underlines what the speller does not know, once the typing pauses. */
export function spelling(speller: () => Speller): Extension {
  const checker = ViewPlugin.fromClass(
    class {
      timer: ReturnType<typeof setTimeout> | undefined;
      turn = 0;
      readonly view: EditorView;
      readonly stop: () => void;
      constructor(view: EditorView) {
        this.view = view;
        this.stop = useTextChoices.subscribe(() => this.plan(0));
        this.plan(0);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) this.plan(PAUSE);
      }
      plan(pause: number) {
        clearTimeout(this.timer);
        this.turn += 1;
        const mine = this.turn;
        this.timer = setTimeout(() => void this.check(mine), pause);
      }
      async check(mine: number) {
        const unknown = await lookUp(this.view.state.doc.toString(), speller);
        if (mine === this.turn) this.view.dispatch({ effects: setUnknown.of(unknown) });
      }
      destroy() {
        this.turn += 1;
        clearTimeout(this.timer);
        this.stop();
      }
    },
  );
  return [unknownWords, checker];
}

async function lookUp(text: string, speller: () => Speller): Promise<readonly FoundWord[]> {
  const { spelling: on, format, ownWords } = useTextChoices.getState();
  if (!on || text.length > MOST_CHARACTERS) return [];
  const words = findWords(text, format);
  if (words.length === 0) return [];
  const unknown = await speller().findUnknown(words.map(({ word }) => word));
  const found = words.filter(({ word }) => unknown.has(word) && !isOwnWord(ownWords, word));
  return isOtherLanguage(words.length, found.length) ? [] : found;
}

/** A word that the speller does not know, as it stands in the text. */
export type Misspelling = { readonly from: number; readonly to: number; readonly word: string };

/** The unknown word at the cursor or the next one after it, round and round; `null` when there is none. */
export function nextMisspelling(view: EditorView): Misspelling | null {
  const marks = view.state.field(unknownWords);
  const { from: start, to: end } = view.state.selection.main;
  const found: Misspelling[] = [];
  marks.between(0, view.state.doc.length, (from, to) => {
    found.push({ from, to, word: view.state.sliceDoc(from, to) });
  });
  // The one that is selected was dealt with: the next one follows it.
  const next = found.find(({ from, to }) => (start === end ? to >= start : from >= end));
  return next ?? found[0] ?? null;
}

/** The unknown word at a place of the text, as where the mouse was pressed. */
export function misspellingAt(view: EditorView, at: number): Misspelling | null {
  let found: Misspelling | null = null;
  view.state.field(unknownWords).between(at, at, (from, to) => {
    found = { from, to, word: view.state.sliceDoc(from, to) };
    return false;
  });
  return found;
}
