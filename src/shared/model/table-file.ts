export const TABLE_FORMATS = ['csv', 'xlsx', 'json', 'jsonl'] as const;
/** `csv` is any text with a delimiter, tabs too. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** The first four are found out; the others are there to choose. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How a file is read: found out by looking at it, shown, and changeable. */
export type TableReading = {
  readonly format: TableFormat;
  /** CSV only: JSON finds its own, XLSX has none. */
  readonly encoding: TextEncoding;
  /** CSV only. */
  readonly delimiter: Delimiter;
  /** The sheet of an XLSX; the list of a JSON object that holds lists; `null` where there is nothing to choose. */
  readonly sheet: string | null;
  /** CSV and XLSX: the row of the headings, from 1; `null` for none: the columns are named Column 1, Column 2 … */
  readonly headingRow: number | null;
  /** The ' that a guarded CSV has in front of a formula is taken off again; for a workbook only where it is said. */
  readonly guarded: boolean;
};

/** What a file does not say of a cell by its text alone. */
export const CELL_NOTES = [
  'date',
  'rounded',
  'padded',
  'number',
  'formula',
  'error',
  'json',
  'unguarded',
] as const;
/**
 * `date`: a spreadsheet's date, written out as 2026-11-22. `rounded`: a number of more than 15 digits, which a
 * spreadsheet does not keep. `padded`: a number with the zeros in front that its sheet shows.
 * `number`: a number such as 1.234, which as a text might be read as 1234. `formula`: the last result of a formula. `error`: #N/A and its like;
 * the cell is empty. `json`: the text is JSON: a number, true, false, an object or a list. `unguarded`: a ' was taken off.
 */
export type CellNote = (typeof CELL_NOTES)[number];

/**
 * `too-few` and `too-many`: cells, beside the headings. `stray-quote`: text after a closing quote. `nul`: a NUL character.
 * `not-json`, `not-an-object`: the row has no cells. `repeated-name`: a JSON object says one thing twice.
 */
export const ROW_PROBLEMS = [
  'too-few',
  'too-many',
  'stray-quote',
  'nul',
  'not-json',
  'not-an-object',
  'repeated-name',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** One row, as the file has it: everything is text. */
export type TableRow = {
  /** Where it begins: a line of the file, or a row of the sheet; from 1. */
  readonly line: number;
  /**
   * In the order of the headings. `null` where nothing is: no cell, or null in JSON; what is missing at the end is null
   * too. More than there are headings only where there are too many.
   */
  readonly cells: readonly (string | null)[];
  readonly notes?: readonly { readonly column: number; readonly note: CellNote }[];
  /** `message` is one plain sentence. */
  readonly problem?: { readonly code: RowProblem; readonly message: string };
};

export const TABLE_WARNINGS = [
  'guessed-encoding',
  'repeated-headings',
  'empty-headings',
  'odd-characters',
  'hidden-sheet',
  'macros',
  'external-links',
] as const;
export type TableWarning = {
  readonly code: (typeof TABLE_WARNINGS)[number];
  /** One plain sentence. */
  readonly message: string;
};

/** What a first look at a file finds. */
export type TableLook = {
  readonly reading: TableReading;
  /** What `reading.sheet` may be; empty where there is nothing to choose. */
  readonly sheets: readonly string[];
  /** In the order of the cells; trimmed, and not always all different. */
  readonly headings: readonly string[];
  /** The first rows, 20 at most. */
  readonly sample: readonly TableRow[];
  readonly warnings: readonly TableWarning[];
  /** Bytes. */
  readonly size: number;
  /** Tells this state of the file from any other, so that what is read is what was looked at. */
  readonly mark: string;
};

export const EXPORT_FORMATS = ['csv', 'tsv', 'xlsx', 'json', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `json` stands as it is in JSON and JSONL, and as text elsewhere. */
export type ExportCell = string | null | { readonly json: string };

/** Above this, a file is no table of products; each is refused or reported with a plain sentence. */
export const TABLE_LIMITS = {
  columns: 2_000,
  /** Characters. */
  cell: 1_000_000,
  /** Characters, all cells together. */
  row: 8_000_000,
  /** The rows of a sample. */
  sample: 20,
} as const;
