import type {
  ExportCell,
  ExportFormat,
  TableLook,
  TableReading,
  TableRow,
} from '../../../../shared/model/table-file.ts';
import type { CallOff } from '../catalog/call-off.ts';

export type { CallOff };

/** A file on this computer, or text that was pasted. */
export type TableSource = { readonly path: string } | { readonly text: string };

export type TableBatch = {
  readonly rows: readonly TableRow[];
  /** How much of the file is read, from 0 to 1. */
  readonly share: number;
};

/** Reads and writes tables in files. Memory stays bounded whatever the file; nothing in it is coerced. */
export type TableFiles = {
  /**
   * Finds out how a file is to be read; what is said in `over` is taken as said. JSON is read through to its end. `follow` hears
   * how much of what has to be read for that is read, from 0 to 1.
   * @throws TableRefusal, also `called-off`
   */
  readonly look: (
    source: TableSource,
    over: Partial<TableReading>,
    callOff: CallOff,
    follow?: (share: number) => void,
  ) => Promise<TableLook>;
  /**
   * All rows below the headings, empty ones left out, a few thousand at a time; ends early where called off.
   * `mark` is that of the look that `reading` came from, `null` to read the file whatever it holds by now.
   * @throws TableRefusal while reading too: what came before it does not stand for the file
   */
  readonly rows: (
    source: TableSource,
    reading: TableReading,
    mark: string | null,
    callOff: CallOff,
  ) => AsyncIterable<TableBatch>;
  /**
   * Writes a file as a whole: under its name stands the new one, or what stood there before.
   * @throws TableRefusal, and whatever `rows` throws: then nothing was written
   */
  readonly write: (
    path: string,
    plan: ExportPlan,
    rows: AsyncIterable<readonly (readonly ExportCell[])[]> | Iterable<readonly (readonly ExportCell[])[]>,
  ) => Promise<ExportDone>;
};

export type ExportPlan = {
  readonly format: ExportFormat;
  readonly headings: readonly string[];
  /** CSV and TSV: a ' in front of every text that a spreadsheet would take for a formula. */
  readonly guard: boolean;
};

/** `guarded` counts the cells that got a '. */
export type ExportDone = { readonly rows: number; readonly guarded: number };

export type WhyNoTable =
  | 'called-off'
  | 'missing'
  | 'unreadable'
  | 'changed'
  | 'empty'
  | 'header-only'
  | 'no-headings'
  | 'not-a-table'
  | 'unknown-format'
  | 'wrong-encoding'
  | 'unclosed-quote'
  | 'too-many-columns'
  | 'too-long'
  | 'no-such-sheet'
  | 'locked'
  | 'damaged'
  | 'bomb'
  | 'too-many-rows'
  | 'cannot-write'
  | 'disk-full';

/** A file that is not read, or not written. The message is one plain sentence for the person that says what to do. */
export class TableRefusal extends Error {
  readonly code: WhyNoTable;

  constructor(code: WhyNoTable, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TableRefusal';
    this.code = code;
  }
}
