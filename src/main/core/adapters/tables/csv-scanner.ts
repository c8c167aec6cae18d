import { TABLE_LIMITS } from '../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../domain/ports/table-files.ts';
import { refuseWide } from './refuse.ts';

/** A row as it stands in the text. `line` is where it begins; `hasStray`: text follows a closing quote. */
export type ScannedRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly hasStray: boolean;
};

/** Cuts text with delimiters into rows, whatever pieces it comes in. */
export type CsvScanner = {
  /** The rows that are complete by now. @throws TableRefusal for what is no table */
  readonly feed: (text: string) => readonly ScannedRow[];
  /** The last row, where it has no line end. @throws TableRefusal `unclosed-quote` */
  readonly end: () => readonly ScannedRow[];
};

type State = {
  readonly mark: number;
  rows: ScannedRow[];
  cells: string[];
  cell: string;
  /** Characters of the row's cells so far. */
  length: number;
  /** `start`: before a cell's first sign. `closed`: just after a quote. `padded`: in the blanks after it. */
  mode: 'start' | 'plain' | 'quoted' | 'closed' | 'padded';
  hasStray: boolean;
  line: number;
  rowLine: number;
  quoteLine: number;
  /** The LF of a CRLF is still to come, perhaps. */
  afterCr: boolean;
};

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const QUOTE = 34;

/**
 * A scanner of our own, because every kind of line end may stand in one file, each row must know its line, and a quote
 * that is never closed must not gather the rest of a large file in memory. Blanks around a quoted cell are padding.
 */
export function createCsvScanner(delimiter: string): CsvScanner {
  const state = startState(delimiter);
  return {
    feed: (text) => {
      for (let at = 0; at < text.length; ) at = step(state, text, at);
      return takeRows(state);
    },
    end: () => {
      if (state.mode === 'quoted') throw refuseQuote(state.quoteLine);
      if (state.cells.length > 0 || state.cell !== '' || state.mode !== 'start') endRow(state);
      return takeRows(state);
    },
  };
}

function startState(delimiter: string): State {
  return {
    mark: delimiter.charCodeAt(0),
    rows: [],
    cells: [],
    cell: '',
    length: 0,
    mode: 'start',
    hasStray: false,
    line: 1,
    rowLine: 1,
    quoteLine: 1,
    afterCr: false,
  };
}

function takeRows(state: State): readonly ScannedRow[] {
  const { rows } = state;
  state.rows = [];
  return rows;
}

/** Reads on from one place, and answers the next. */
function step(state: State, text: string, at: number): number {
  switch (state.mode) {
    case 'plain':
      return readPlain(state, text, at);
    case 'quoted':
      return readQuoted(state, text, at);
    case 'start':
      return readStart(state, text, at);
    case 'closed':
    case 'padded':
      return readClosed(state, text, at);
  }
}

function readStart(state: State, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (state.afterCr) {
    state.afterCr = false;
    if (code === LF) return at + 1;
  }
  if (code === QUOTE) {
    state.cell = '';
    state.quoteLine = state.line;
    state.mode = 'quoted';
    return at + 1;
  }
  if (isBlank(state, code)) {
    add(state, text[at] ?? '');
    return at + 1;
  }
  state.mode = 'plain';
  return at;
}

function readPlain(state: State, text: string, from: number): number {
  let at = from;
  while (at < text.length && !isEnd(state, text.charCodeAt(at))) at += 1;
  add(state, text.slice(from, at));
  return at < text.length ? readEnd(state, text.charCodeAt(at), at) : at;
}

function readQuoted(state: State, text: string, at: number): number {
  const end = text.indexOf('"', at);
  const part = end === -1 ? text.slice(at) : text.slice(at, end);
  countLines(state, part);
  add(state, part);
  if (end === -1) return text.length;
  state.afterCr = false;
  state.mode = 'closed';
  return end + 1;
}

function readClosed(state: State, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE && state.mode === 'closed') {
    add(state, '"');
    state.mode = 'quoted';
    return at + 1;
  }
  if (isEnd(state, code)) return readEnd(state, code, at);
  if (isBlank(state, code)) {
    state.mode = 'padded';
    return at + 1;
  }
  state.hasStray = true;
  state.mode = 'plain';
  return at;
}

/** A delimiter, or a line end. The LF of a CRLF is passed over where the next row begins. */
function readEnd(state: State, code: number, at: number): number {
  if (code === state.mark) endCell(state);
  else {
    endRow(state);
    state.line += 1;
    state.rowLine = state.line;
    state.afterCr = code === CR;
  }
  return at + 1;
}

function endCell(state: State): void {
  state.cells.push(state.cell);
  state.length += state.cell.length;
  if (state.length > TABLE_LIMITS.row) throw refuseLong(state.rowLine);
  if (state.cells.length > TABLE_LIMITS.columns) throw refuseWide(state.rowLine);
  state.cell = '';
  state.mode = 'start';
}

function endRow(state: State): void {
  endCell(state);
  state.rows.push({ line: state.rowLine, cells: state.cells, hasStray: state.hasStray });
  state.cells = [];
  state.length = 0;
  state.hasStray = false;
}

function add(state: State, text: string): void {
  state.cell = state.cell === '' ? text : state.cell + text;
  if (state.cell.length <= TABLE_LIMITS.cell) return;
  throw state.mode === 'quoted' ? refuseQuote(state.quoteLine) : refuseLong(state.rowLine);
}

function countLines(state: State, text: string): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CR || (code === LF && !state.afterCr)) state.line += 1;
    state.afterCr = code === CR;
  }
}

function isEnd({ mark }: State, code: number): boolean {
  return code === mark || code === LF || code === CR;
}

function isBlank({ mark }: State, code: number): boolean {
  return (code === SPACE || code === TAB) && code !== mark;
}

function refuseQuote(line: number): TableRefusal {
  return new TableRefusal(
    'unclosed-quote',
    `A quote that opens in line ${line} is never closed. Close it, or take it away.`,
  );
}

function refuseLong(line: number): TableRefusal {
  return new TableRefusal(
    'too-long',
    `Line ${line} is too long for a table of products. Choose another delimiter, or another file.`,
  );
}
