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
  held: string;
  line: number;
  heldLine: number;
  isOver: boolean;
};

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
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    const start = from;
    if (mark === '\n') state.line += 1;
    if (state.inText) readText(state, mark);
    else if (readMark(state, mark, () => text.slice(start, at))) from = at + 1;
  }
  hold(state, text.slice(from));
}

function readText(state: State, mark: string): void {
  if (state.afterSlash) state.afterSlash = false;
  else if (mark === '\\') state.afterSlash = true;
  else if (mark === '"') state.inText = false;
}

/** Whether what comes next is held anew. `before` is what was not held yet, up to this mark. */
function readMark(state: State, mark: string, before: () => string): boolean {
  if (state.depth === 0) return readOutside(state, mark);
  switch (mark) {
    case '"':
      state.inText = true;
      return false;
    case '[':
    case '{':
      return open(state, mark, before);
    case ']':
    case '}':
      return close(state, before);
    case ',':
      return state.depth === state.cut && endMember(state, before());
    default:
      return false;
  }
}

function readOutside(state: State, mark: string): boolean {
  if (mark.trim() === '') return true;
  if (state.isOver || (mark !== '[' && mark !== '{')) throw refuseNoJson(state);
  state.isObject = mark === '{';
  state.depth = 1;
  state.cut = 1;
  return startHeld(state);
}

function open(state: State, mark: '[' | '{', before: () => string): boolean {
  state.depth += 1;
  if (mark === '{' || !state.isObject || state.cut !== 1 || state.depth !== 2) return false;
  state.list = readName(state.held + before());
  state.cut = 2;
  return startHeld(state);
}

function close(state: State, before: () => string): boolean {
  state.depth -= 1;
  if (state.depth + 1 !== state.cut) return false;
  endMember(state, before());
  if (state.cut === 2) state.cut = 1;
  else state.isOver = true;
  return true;
}

/** The values of an object that are no lists are passed over. */
function endMember(state: State, rest: string): true {
  const text = state.held + rest;
  if (text.trim() !== '' && (!state.isObject || state.cut === 2)) {
    const blank = /^\s*/.exec(text)?.[0] ?? '';
    const line = state.heldLine + (blank.match(/\n/g)?.length ?? 0);
    state.members.push({ list: state.list, line, text: text.trim() });
  }
  return startHeld(state);
}

function startHeld(state: State): true {
  state.held = '';
  state.heldLine = state.line;
  return true;
}

function hold(state: State, text: string): void {
  if (state.depth === 0) return;
  state.held += text;
  if (state.held.length > TABLE_LIMITS.row) throw refuseLong(state.heldLine);
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
