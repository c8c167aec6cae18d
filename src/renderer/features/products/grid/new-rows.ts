import type { Failed } from '../../../../shared/contract/result.ts';
import type { CellValue } from '../../../../shared/model/cell.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { ProductField, ProductFields } from '../../../../shared/model/product.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import { filledRows, type PastePlan } from './paste-plan.ts';
import { type MarkMeans, readCell } from './read-cell.ts';
import { lengthOf, splitParts } from './split-parts.ts';

/** Rows of a pasted table that become products. */
export type NewRows = {
  readonly count: number;
  /** Of all of them. */
  readonly cells: number;
  /** Some at a time, so that the window goes on in between; or why none could be made. */
  readonly products: () => AsyncIterable<readonly ProductFields[] | Failed>;
};

type Pasted = {
  readonly plan: PastePlan;
  /** The columns of the grid, and which of them the first column of the table is. */
  readonly columns: readonly GridColumnId[];
  readonly x: number;
  readonly marks: NumberMarks;
  readonly meant: MarkMeans | null;
};

/** So few are made and given away in a few milliseconds. */
const AT_ONCE = 500;

/** The last rows of a table as products. What can't be read in its field leaves that as it is in any new product. */
export function newRows(pasted: Pasted, count: number): NewRows {
  const filled = filledRows(pasted.plan.table);
  const rows = filled.slice(filled.length - count);
  return { count, cells: count * pasted.plan.width, products: () => makeProducts(pasted, rows) };
}

type Row = readonly CellValue[];

async function* makeProducts(
  pasted: Pasted,
  rows: readonly Row[],
): AsyncGenerator<readonly ProductFields[] | Failed> {
  const settings = await offshelf().catalog.settings({});
  if (!settings.ok) {
    yield settings.error;
    return;
  }
  const make = createMaking(pasted, newProductFields(settings.value.currency));
  const sizeOf = (row: Row) => row.reduce((sum, value) => sum + lengthOf(value), 0);
  for (const some of splitParts(rows, AT_ONCE, sizeOf)) yield some.map(make);
}

function createMaking(
  { plan, columns, x, marks, meant }: Pasted,
  start: ProductFields,
): (row: Row) => ProductFields {
  const places = Array.from({ length: plan.width }, (_, at) => at).flatMap((at) => {
    const id = columns[x + at];
    const field = id === undefined ? null : fieldOf(id);
    return field === null ? [] : [{ field, at }];
  });
  const read = (field: ProductField, at: number, row: Row, currency: CellValue): CellValue => {
    const value = row[at];
    if (value === undefined) return start[field];
    if (plan.fields[at] === field) return value;
    const reading = readCell(field, value, marks, meant, currency);
    return reading.kind === 'value' ? reading.value : start[field];
  };
  const ofCurrency = places.find(({ field }) => field === 'currency');
  return (row) => {
    const currency = ofCurrency ? read('currency', ofCurrency.at, row, null) : start.currency;
    const values = places.map(({ field, at }) => [field, read(field, at, row, currency)]);
    return { ...start, ...Object.fromEntries(values) } as ProductFields; // what is read for a field is of its kind
  };
}

/** Stages them in a preview, and says of each part how many it was, or why it could not be staged. */
export async function* stageRows(
  id: string,
  { products }: NewRows,
  job?: number,
): AsyncGenerator<number | Failed> {
  for await (const some of products()) {
    const staged = 'code' in some ? some : await stagePart(id, some, job);
    yield staged;
    if (typeof staged !== 'number') return;
  }
}

async function stagePart(
  id: string,
  products: readonly ProductFields[],
  job: number | undefined,
): Promise<number | Failed> {
  const followed = job === undefined ? {} : { job };
  const staged = await offshelf().previews.addProducts({ id, products: [...products], ...followed });
  return staged.ok ? products.length : staged.error;
}
