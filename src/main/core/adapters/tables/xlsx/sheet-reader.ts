import { type CellNote, TABLE_LIMITS } from '../../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../../domain/ports/table-files.ts';
import { refuseWide } from '../refuse.ts';
import { PLAIN } from './number-format.ts';
import { type CellText, readNumber } from './number-text.ts';
import { refuseDamaged } from './refuse-workbook.ts';
import { decodeEscapes, type Workbook } from './workbook.ts';
import { attribute, createXmlScanner } from './xml-scanner.ts';

/** A row of a sheet that has something in it. `line` is its number, from 1. */
export type SheetRow = {
  readonly line: number;
  readonly cells: readonly (string | null)[];
  readonly notes: readonly { readonly column: number; readonly note: CellNote }[];
};
export type SheetReader = {
  /** The rows that are complete by now. @throws TableRefusal */
  readonly feed: (text: string) => readonly SheetRow[];
  readonly end: () => void;
};

type State = {
  rows: SheetRow[];
  line: number;
  cells: (string | null)[];
  notes: { readonly column: number; readonly note: CellNote }[];
  column: number;
  type: string;
  style: number;
  text: string;
  hasFormula: boolean;
  /** Which text is read: a value, or a text that stands in the cell itself. */
  inside: 'v' | 't' | null;
  isSpoken: boolean;
};

export function createSheetReader(workbook: Workbook): SheetReader {
  const state: State = {
    rows: [],
    line: 0,
    cells: [],
    notes: [],
    column: -1,
    type: '',
    style: 0,
    text: '',
    hasFormula: false,
    inside: null,
    isSpoken: false,
  };
  const scanner = createXmlScanner({
    open: (name, attributes) => open(state, name, attributes),
    close: (name) => close(state, name, workbook),
    text: (text) => addText(state, text),
  });
  return {
    feed: (text) => {
      scanner.feed(text);
      const { rows } = state;
      state.rows = [];
      return rows;
    },
    end: scanner.end,
  };
}

function open(state: State, name: string, attributes: string): void {
  switch (name) {
    case 'row':
      state.line = rowOf(attribute(attributes, 'r'), state.line);
      state.cells = [];
      state.notes = [];
      state.column = -1;
      break;
    case 'c':
      openCell(state, attributes);
      break;
    case 'f':
      state.hasFormula = true;
      break;
    case 'rPh':
      state.isSpoken = true;
      break;
    case 'v':
    case 't':
      state.inside = name;
      break;
    default:
  }
}

function openCell(state: State, attributes: string): void {
  const place = attribute(attributes, 'r');
  const column = place === undefined ? state.column + 1 : columnOf(place);
  if (column <= state.column) throw refuseDamaged();
  state.column = column;
  state.type = attribute(attributes, 't') ?? 'n';
  state.style = Number(attribute(attributes, 's') ?? 0);
  state.text = '';
  state.hasFormula = false;
}

const MOST_ROWS = 1_048_576;

/** Rows come in their order: of two with one number, or of one with none, something would be lost. */
function rowOf(number: string | undefined, before: number): number {
  const line = number === undefined ? before + 1 : Number(number);
  if (!Number.isInteger(line) || line <= before || line > MOST_ROWS) throw refuseDamaged();
  return line;
}

/** The column of a place such as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const letter = place.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function addText(state: State, text: string): void {
  if (state.inside === null || state.isSpoken) return;
  state.text += text;
  if (state.text.length <= TABLE_LIMITS.cell) return;
  throw new TableRefusal('too-long', `A cell in row ${state.line} is too long for a table of products.`);
}

function close(state: State, name: string, workbook: Workbook): void {
  switch (name) {
    case 'row':
      if (state.cells.length > 0) {
        state.rows.push({ line: state.line, cells: state.cells, notes: state.notes });
      }
      break;
    case 'c':
      closeCell(state, workbook);
      break;
    case 'rPh':
      state.isSpoken = false;
      break;
    case 'v':
    case 't':
      state.inside = null;
      break;
    default:
  }
}

function closeCell(state: State, workbook: Workbook): void {
  const { text, note } = readCell(state, workbook);
  const { column } = state;
  const notes = [note, state.hasFormula ? ('formula' as const) : undefined];
  for (const each of notes) if (each !== undefined) state.notes.push({ column, note: each });
  if (text === null) return;
  if (column < 0) throw refuseDamaged();
  if (column >= TABLE_LIMITS.columns) throw refuseWide(state.line);
  while (state.cells.length < column) state.cells.push(null);
  state.cells[column] = text;
}

function readCell({ type, text, style }: State, { strings, formats, is1904 }: Workbook): CellText {
  switch (type) {
    case 's': {
      const found = strings[Number(text)];
      if (found === undefined) throw refuseDamaged();
      return { text: found };
    }
    case 'inlineStr':
    case 'str':
      return { text: decodeEscapes(text) };
    case 'b':
      return { text: text === '1' || text === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { text: null, note: 'error' };
    case 'd':
      return { text, note: 'date' };
    default:
      return text === '' ? { text: null } : readNumber(text, formats[style] ?? PLAIN, is1904);
  }
}
