import { TABLE_LIMITS } from '../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../domain/ports/table-files.ts';
import { refuseLong } from './refuse.ts';

/** The text of one member of a list. `list` is the name of the list within the document; `null`: the document is the list. */
export type Member = { readonly list: string | null; readonly line: number; readonly text: string };

/** Cuts text into members, whatever pieces it comes in. */
export type Splitter = {
  readonly feed: (text: string) => readonly Member[];
  /** @throws TableRefusal `damaged` for a document that stops in the middle */
  readonly end: () => readonly Member[];
};

type State = {
  members: Member[];
  /** How many lists and objects are open, and at how many a comma ends a member; 0 before the document begins. */
  depth: number;
  cut: 0 | 1 | 2;
  isObject: boolean;
  list: string | null;
  inText: boolean;
  afterSlash: boolean;
  /** The piece that is read, from where it is not held yet, and what is held of the pieces before. */
  text: string;
  from: number;
  held: string;
  line: number;
  heldLine: number;
  isOver: boolean;
};

const IN_TEXT = /["\\\n]/g;
const MARKS = /["[\]{},\n]/g;
const OUTSIDE = /\S|\n/g;

/** For a JSON document: of a list its members, and of an object those of the lists that are directly in it. */
export function createJsonSplitter(): Splitter {
  const state: State = {
    members: [],
    depth: 0,
    cut: 0,
    isObject: false,
    list: null,
    inText: false,
    afterSlash: false,
    text: '',
    from: 0,
    held: '',
    line: 1,
    heldLine: 1,
    isOver: false,
  };
  return {
    feed: (text) => {
      feed(state, text);
      return takeMembers(state);
    },
    end: () => {
      if (!state.isOver) throw refuseCut(state.line);
      return takeMembers(state);
    },
  };
}

/** For JSONL: the lines that are not empty. */
export function createLineSplitter(): Splitter {
  let held = '';
  let line = 0;
  const take = (texts: readonly string[]): readonly Member[] =>
    texts.flatMap((text) => {
      line += 1;
      return text.trim() === '' ? [] : [{ list: null, line, text }];
    });
  return {
    feed: (text) => {
      const lines = (held + text).split('\n');
      held = lines.pop() ?? '';
      if (held.length > TABLE_LIMITS.row) throw refuseLong(line + 1);
      return take(lines);
    },
    end: () => take([held]),
  };
}

function takeMembers(state: State): readonly Member[] {
  const { members } = state;
  state.members = [];
  return members;
}

function feed(state: State, text: string): void {
  state.text = text;
  state.from = 0;
  for (let at = 0; at < text.length; ) at = state.inText ? readText(state, at) : readMark(state, at);
  if (state.depth === 0) return;
  state.held += text.slice(state.from);
  if (state.held.length > TABLE_LIMITS.row) throw refuseLong(state.heldLine);
}

/** Reads on within a text in quotes, and answers where to go on. */
function readText(state: State, at: number): number {
  if (state.afterSlash) {
    state.afterSlash = false;
    return at + 1;
  }
  IN_TEXT.lastIndex = at;
  const found = IN_TEXT.exec(state.text);
  if (found === null) return state.text.length;
  if (found[0] === '"') state.inText = false;
  else if (found[0] === '\\') state.afterSlash = true;
  else state.line += 1;
  return found.index + 1;
}

/** Reads on to the next mark, and answers where to go on. */
function readMark(state: State, at: number): number {
  const marks = state.depth === 0 ? OUTSIDE : MARKS;
  marks.lastIndex = at;
  const found = marks.exec(state.text);
  if (found === null) return state.text.length;
  const { 0: mark, index } = found;
  if (mark === '\n') state.line += 1;
  else if (state.depth === 0) begin(state, mark, index);
  else if (mark === '"') state.inText = true;
  else if (mark === '[' || mark === '{') open(state, mark, index);
  else if (mark === ',') {
    if (state.depth === state.cut) endMember(state, index);
  } else close(state, index);
  return index + 1;
}

function begin(state: State, mark: string, at: number): void {
  if (state.isOver || (mark !== '[' && mark !== '{')) throw refuseNoJson(state);
  state.isObject = mark === '{';
  state.depth = 1;
  state.cut = 1;
  startHeld(state, at);
}

function open(state: State, mark: '[' | '{', at: number): void {
  state.depth += 1;
  if (mark === '{' || !state.isObject || state.cut !== 1 || state.depth !== 2) return;
  state.list = readName(heldTo(state, at));
  state.cut = 2;
  startHeld(state, at);
}

function close(state: State, at: number): void {
  state.depth -= 1;
  if (state.depth + 1 !== state.cut) return;
  endMember(state, at);
  if (state.cut === 2) state.cut = 1;
  else state.isOver = true;
}

/** The values of an object that are no lists are passed over. */
function endMember(state: State, at: number): void {
  const text = heldTo(state, at);
  if (text.trim() !== '' && (!state.isObject || state.cut === 2)) {
    const blank = /^\s*/.exec(text)?.[0] ?? '';
    const line = state.heldLine + (blank.match(/\n/g)?.length ?? 0);
    state.members.push({ list: state.list, line, text: text.trim() });
  }
  startHeld(state, at);
}

/** What comes behind this mark is held anew. */
function startHeld(state: State, at: number): void {
  state.held = '';
  state.from = at + 1;
  state.heldLine = state.line;
}

function heldTo({ held, text, from }: State, at: number): string {
  return held + text.slice(from, at);
}

/** The name in a text such as `"products":`. */
function readName(text: string): string {
  try {
    return String(JSON.parse(text.slice(0, text.lastIndexOf(':'))));
  } catch {
    return '';
  }
}

function refuseCut(line: number): TableRefusal {
  return new TableRefusal(
    'damaged',
    `The file stops in the middle, at line ${line}. Download or save it once more.`,
  );
}

function refuseNoJson({ isOver, line }: State): TableRefusal {
  const message = isOver
    ? `In line ${line}, more follows after the end of the JSON. If each line is an object of its own, choose JSONL.`
    : 'This is no JSON: it must begin with [ or {. Choose the format that it is in.';
  return new TableRefusal('not-a-table', message);
}
