import type { CellValue } from '../../../../shared/model/cell.ts';
import { isCanonicalPrice, type NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { wordOfChoice } from '../../../ui/field-words.ts';
import { formatMoment } from '../../../ui/format.ts';
import { readValues } from '../read-rows.ts';
import { type CellSelection, rowsOf, tableOf } from './cell-selection.ts';
import { giveTable } from './clipboard.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import type { Place } from './make-cells.ts';
import { columnsIn, countCells } from './rects.ts';
import { showProblem } from './write-cells.ts';

/** More than this is a job for an export, and no clipboard's. */
export const MOST_COPIED = 500_000;
const MOST_CHARACTERS = 50_000_000;

/** Copies the selected cells in full, read or not, as text and as HTML. Answers how many; 0 where it could not. */
export async function copyCells(
  selection: CellSelection,
  { list, columns }: Place,
  marks: NumberMarks,
): Promise<number> {
  const blocks = tableOf(selection);
  if (blocks === null) return noTable();
  const cells = countCells(blocks);
  if (cells > MOST_COPIED) return tooMuch();
  const shown: string[][] = [];
  const exact: CellValue[][] = [];
  const ids = columnsIn(blocks, columns);
  const fields = ids.map(fieldOf);
  const wanted = fields.filter((field) => field !== null);
  let size = 0;
  for (const { from, to } of rowsOf(selection)) {
    for (let at = from; at <= to; ) {
      const read = await readValues(list, at, to - at + 1, wanted);
      if (!read.ok) {
        showProblem(read.error);
        return 0;
      }
      const { values, times } = read.value;
      if (values.length === 0) break;
      for (const [n, row] of values.entries()) {
        const line = lineOf(ids, fields, wanted, row, times[n]);
        size += line.reduce((sum, value) => sum + (value?.length ?? 0), 0);
        exact.push(line);
        shown.push(line.map((value, c) => showValue(fields[c] ?? null, value, marks)));
      }
      if (size > MOST_CHARACTERS) return tooMuch();
      at += values.length;
    }
  }
  return giveTable(shown, { table: exact, fields }) ? cells : 0;
}

function tooMuch(): number {
  showProblem({
    code: 'too-large',
    message: t`This is too much to copy. Select fewer cells, or export them.`,
  });
  return 0;
}

/** Cells that are no table have no place that they could be pasted to. */
function noTable(): number {
  showProblem({
    code: 'not-allowed-now',
    message: t`These cells make no table. Select the same columns in each row, or the same rows in each column.`,
  });
  return 0;
}

function lineOf(
  ids: readonly GridColumnId[],
  fields: readonly (ProductField | null)[],
  wanted: readonly ProductField[],
  values: readonly CellValue[],
  times: Times | undefined,
): CellValue[] {
  return ids.map((id, at) => {
    const field = fields[at] ?? null;
    return field === null ? tellColumn(id, times) : (values[wanted.indexOf(field)] ?? null);
  });
}

type Times = Pick<ProductRow, 'createdAt' | 'updatedAt'>;

/** What a column that only tells gives: the time. */
function tellColumn(id: GridColumnId, times: Times | undefined): string {
  if (times === undefined || id === 'marks') return '';
  return formatMoment(id === 'created' ? times.createdAt : times.updatedAt);
}

/** What other programs get: words for the few values, prices with the mark that this computer writes. */
function showValue(field: ProductField | null, value: CellValue, marks: NumberMarks): string {
  if (value === null || field === null) return value ?? '';
  if (field === 'price' && isCanonicalPrice(value)) return value.replace('.', marks.decimal);
  return wordOfChoice(field, value);
}
