import {
  TABLE_LIMITS,
  type TableLook,
  type TableReading,
  type TableWarning,
} from '../../../../../shared/model/table-file.ts';
import type { CallOff } from '../../../domain/ports/table-files.ts';
import type { Bytes } from '../bytes.ts';
import { headingsOf } from '../fit-cells.ts';
import { findHeadingRow, warnOfHeadings } from '../headings.ts';
import { refuseEmpty, refuseHeaderOnly, refuseHeadingRow } from '../refuse.ts';
import { findSheet, scanSheet, toTableRow } from './rows.ts';
import type { SheetRow } from './sheet-reader.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';

type Found = { readonly sheet: Sheet; readonly head: readonly SheetRow[] };

export async function lookAtXlsx(
  bytes: Bytes,
  over: Partial<TableReading>,
  callOff: CallOff,
): Promise<TableLook> {
  const workbook = await openWorkbook(bytes, callOff);
  const { sheet, head } = await findRows(bytes, workbook, over, callOff);
  const headingRow = over.headingRow === undefined ? findHeadingRow(head) : over.headingRow;
  if (head.length === 0) throw refuseEmpty();
  const guarded = over.guarded ?? false;
  const headings = headingsOf(head, { headingRow, guarded });
  const below = head.filter(({ line }) => line > (headingRow ?? 0)).slice(0, TABLE_LIMITS.sample);
  if (headings === undefined) throw refuseHeadingRow(headingRow);
  if (below.length === 0) throw refuseHeaderOnly();
  return {
    reading: {
      format: 'xlsx',
      encoding: 'utf-8',
      delimiter: ',',
      sheet: sheet.name,
      headingRow,
      guarded,
    },
    sheets: workbook.sheets.map(({ name }) => name),
    headings,
    sample: below.map((row) => toTableRow(row, headings.length, guarded)),
    warnings: [...warnOfHidden(sheet), ...workbook.warnings, ...warnOfHeadings(headings)],
    size: bytes.size,
    mark: bytes.mark,
  };
}

/** The sheet that was named, or the first that has more than headings; hidden ones last. */
async function findRows(
  bytes: Bytes,
  workbook: Workbook,
  over: Partial<TableReading>,
  callOff: CallOff,
): Promise<Found> {
  const isNamed = over.sheet !== undefined && over.sheet !== null;
  const sheets = isNamed
    ? [findSheet(workbook, over.sheet)]
    : workbook.sheets.toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden));
  let hasHeadings = false;
  for (const sheet of sheets) {
    const head = await readHead(bytes, workbook, sheet, over.headingRow, callOff);
    if (head.length > 1 || isNamed) return { sheet, head };
    if (head.length > 0) hasHeadings = true;
  }
  throw hasHeadings ? refuseHeaderOnly() : refuseEmpty();
}

async function readHead(
  bytes: Bytes,
  workbook: Workbook,
  sheet: Sheet,
  headingRow: number | null | undefined,
  callOff: CallOff,
): Promise<readonly SheetRow[]> {
  let head: readonly SheetRow[] = [];
  for await (const { rows } of scanSheet(bytes, workbook, sheet, callOff)) {
    head = head.concat(rows);
    const headings = headingRow === undefined ? findHeadingRow(head) : headingRow;
    const below = head.filter(({ line }) => line > (headings ?? 0)).length;
    if (head.length > 2 * TABLE_LIMITS.sample && below >= TABLE_LIMITS.sample) break;
  }
  return head;
}

function warnOfHidden({ name, isHidden }: Sheet): readonly TableWarning[] {
  return isHidden ? [{ code: 'hidden-sheet', message: `The sheet “${name}” is hidden.` }] : [];
}
