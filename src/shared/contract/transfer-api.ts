import { z } from 'zod';
import { CellEdit, GroupCells } from '../model/cell-edit.ts';
import { Change, JobId, PreviewId } from '../model/change.ts';
import { Scope } from '../model/query.ts';
import { RemoteId } from '../model/remote.ts';
import {
  ExportFormatName,
  ImportLook,
  ImportPlan,
  ImportPreview,
  ImportRow,
  ImportSource,
  ImportTab,
  Repair,
  TableReading,
} from '../model/transfer.ts';
import { row } from './row.ts';

const job = JobId.optional();
const RowNumber = z.int().nonnegative();
const Column = z.int().nonnegative();

/** Bringing the rows of a file into the catalog, and writing products into one. Files are named by handles. */
export const transferApi = {
  /**
   * Finds out how a file is read, and suggests what becomes of it; what is said in `reading` is taken as said. What was decided
   * about the same headings before is left aside with `forget`. Progress is in thousandths.
   */
  'imports.look': row(
    'command',
    z.strictObject({
      source: ImportSource,
      reading: TableReading.partial(),
      forget: z.boolean().optional(),
      job,
    }),
    ImportLook,
  ),
  /** Works out what every row would do, and writes nothing. `mark` is that of the look. Progress is in thousandths. */
  'imports.prepare': row(
    'command',
    z.strictObject({ source: ImportSource, reading: TableReading, mark: z.string(), plan: ImportPlan, job }),
    ImportPreview,
  ),
  'imports.get': row('command', z.strictObject({ id: PreviewId }), ImportPreview),
  /** Rows from one index on: of one tab, and of one repair where that is named; fewer where they are too big for one answer. */
  'imports.page': row(
    'command',
    z.strictObject({
      id: PreviewId,
      tab: ImportTab,
      repair: Repair.optional(),
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(ImportRow),
  ),
  /** Leaves rows out that would be created or updated, or takes them in again. */
  'imports.leaveOut': row(
    'command',
    z.strictObject({
      id: PreviewId,
      rows: z.union([z.array(RowNumber).min(1).max(100_000), z.literal('all')]),
      leftOut: z.boolean(),
    }),
    ImportPreview,
  ),
  /** Reads a row with a problem anew, with other cells. */
  'imports.mend': row(
    'command',
    z.strictObject({ id: PreviewId, row: RowNumber, cells: z.array(z.string().nullable()).max(2000) }),
    z.strictObject({ preview: ImportPreview, row: ImportRow }),
  ),
  /** The cells that one problem is in, and what a change of them would do; nothing is changed. */
  'imports.cells': row(
    'command',
    z.strictObject({
      id: PreviewId,
      repair: Repair,
      column: Column.optional(),
      edit: CellEdit.optional(),
      job,
    }),
    GroupCells,
  ),
  /**
   * Changes the cells of one column that a problem is in, and reads their rows anew; other rows stay as they are. Of the `changed`,
   * those `mended` have no problem any more and those `still` have the same; where it was cancelled, it `stopped` there.
   */
  'imports.changeCells': row(
    'command',
    z.strictObject({ id: PreviewId, repair: Repair, column: Column, edit: CellEdit, job }),
    z.strictObject({
      preview: ImportPreview,
      changed: z.int().nonnegative(),
      mended: z.int().nonnegative(),
      still: z.int().nonnegative(),
      stopped: z.boolean(),
    }),
  ),
  /** Writes a file of the rows that have problems, each with what is wrong with it. */
  'imports.saveProblems': row(
    'command',
    z.strictObject({ id: PreviewId, file: z.string().min(1).max(4096), format: ExportFormatName }),
    z.strictObject({ rows: z.int().nonnegative() }),
  ),
  /** Backs the catalog up, then brings all of it in as one Change, or nothing; queues what is ready where asked. */
  'imports.apply': row(
    'command',
    z.strictObject({ id: PreviewId, remotes: z.array(RemoteId).max(100), job }),
    z.strictObject({
      change: Change,
      created: z.int().nonnegative(),
      updated: z.int().nonnegative(),
      queued: z.int().nonnegative(),
      left: z.int().nonnegative(),
      /** Those of `left`, by why they were not queued. */
      leftAt: z.array(
        z.strictObject({
          remote: RemoteId,
          withProblems: z.int().nonnegative(),
          /** Sent, in line or unsure there already. */
          alreadyThere: z.int().nonnegative(),
          /** An earlier request may have arrived. */
          maybeThere: z.int().nonnegative(),
        }),
      ),
    }),
  ),
  /** Writes products into a file; `guarded` counts the texts that got a ' because a spreadsheet would take them for formulas. */
  'exports.write': row(
    'command',
    z.strictObject({
      scope: Scope,
      file: z.string().min(1).max(4096),
      format: ExportFormatName,
      /** CSV and TSV: put a ' in front of such texts. */
      guard: z.boolean(),
      job,
    }),
    z.strictObject({ rows: z.int().nonnegative(), guarded: z.int().nonnegative() }),
  ),
} as const;
