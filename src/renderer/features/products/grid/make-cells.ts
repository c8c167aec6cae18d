import type { Failed } from '../../../../shared/contract/result.ts';
import type { Cell, CellValue } from '../../../../shared/model/cell.ts';
import { canBeUnset } from '../../../../shared/model/cell-rules.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { readValues } from '../read-rows.ts';
import type { RowsState } from '../rows-store.ts';
import { type FillPlan, sourceCell } from './fill-plan.ts';
import { continuePrices, continueSeries } from './fill-series.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import { type PastePlan, readPasted } from './paste-plan.ts';
import { emptyOf, keepAsTyped, type MarkMeans, readCell } from './read-cell.ts';
import type { Rect } from './rects.ts';
import type { LeftCells } from './series-end.ts';

type Batches = AsyncGenerator<readonly Cell[] | Failed>;
type Row = { readonly index: number; readonly id: number; readonly values: readonly CellValue[] };

/** The grid when its keys were pressed. Another list that comes meanwhile may have other products in these rows. */
export type Place = { readonly list: RowsState; readonly columns: readonly GridColumnId[] };

/** Rows of a list in full, batch by batch; the first failure ends it. */
async function* readRows(
  list: RowsState,
  { y, height }: Rect,
  fields: readonly ProductField[],
): AsyncGenerator<readonly Row[] | Failed> {
  for (let at = y; at < y + height; ) {
    const read = await readValues(list, at, y + height - at, fields);
    if (!read.ok) {
      yield read.error;
      return;
    }
    const { ids, values } = read.value;
    if (ids.length === 0) return;
    const first = at;
    yield ids.map((id, n) => ({ index: first + n, id, values: values[n] ?? [] }));
    at += ids.length;
  }
}

export function isFailed(batch: readonly unknown[] | Failed): batch is Failed {
  return !Array.isArray(batch);
}

/** The cells that are made of each row of a block. */
async function* makeCells(
  list: RowsState,
  block: Rect,
  fields: readonly ProductField[],
  make: (row: Row) => readonly Cell[],
): Batches {
  for await (const rows of readRows(list, block, fields)) yield isFailed(rows) ? rows : rows.flatMap(make);
}

type Written = { readonly field: ProductField; readonly column: number };

/** The columns of a block that can be written. */
function writtenIn(block: Rect, columns: readonly GridColumnId[]): readonly Written[] {
  return Array.from({ length: block.width }, (_, n) => block.x + n).flatMap((column) => {
    const id = columns[column];
    const field = id === undefined ? null : fieldOf(id);
    return field === null ? [] : [{ field, column }];
  });
}

/** The cells of a paste. What can't be read in its field, or is not there, leaves the cell as it is. */
export async function* pastedCells(
  plan: PastePlan,
  { list, columns }: Place,
  marks: NumberMarks,
  meant: MarkMeans | null,
): Batches {
  for (const block of plan.blocks) {
    const written = writtenIn(block, columns);
    const ofCurrency = written.find(({ field }) => field === 'currency');
    const hasPrice = written.some(({ field }) => field === 'price');
    const read = (row: number, { field, column }: Written, currency: CellValue) =>
      readPasted(plan, block, { field, column, row }, marks, meant, currency);
    yield* makeCells(list, block, hasPrice ? ['currency'] : [], ({ index, id, values: [before = null] }) => {
      const pasted = ofCurrency && read(index, ofCurrency, null);
      const currency = pasted?.kind === 'value' ? pasted.value : before;
      return written.flatMap((place): readonly Cell[] => {
        const reading = read(index, place, currency);
        return reading?.kind === 'value' ? [{ id, field: place.field, value: reading.value }] : [];
      });
    });
  }
}

/** Empties cells, or makes those not set that can be. */
export async function* clearedCells(
  blocks: readonly Rect[],
  { list, columns }: Place,
  notSet: boolean,
): Batches {
  for (const block of blocks) {
    const written = writtenIn(block, columns).filter(({ field }) => !notSet || canBeUnset(field));
    yield* makeCells(list, block, [], ({ id }) =>
      written.map(({ field }) => ({ id, field, value: notSet ? null : emptyOf(field) })),
    );
  }
}

/** The same text in every cell, as each field reads it. */
export async function* typedCells(
  blocks: readonly Rect[],
  { list, columns }: Place,
  typed: string,
  marks: NumberMarks,
): Batches {
  for (const block of blocks) {
    const written = writtenIn(block, columns);
    const hasPrice = written.some(({ field }) => field === 'price');
    yield* makeCells(list, block, hasPrice ? ['currency'] : [], ({ id, values: [currency = null] }) =>
      written.flatMap(({ field }) => cellOf(id, field, typed, marks, currency)),
    );
  }
}

/** What a text makes of a field; a price that reads in two ways stays as it is typed, for its row to say so. */
function cellOf(
  id: number,
  field: ProductField,
  text: CellValue,
  marks: NumberMarks,
  currency: CellValue,
): readonly Cell[] {
  const reading = readCell(field, text, marks, null, currency);
  if (reading.kind === 'value') return [{ id, field, value: reading.value }];
  return reading.kind === 'two-ways' ? [{ id, field, value: keepAsTyped(field, text ?? '', marks) }] : [];
}

export type FillHow = {
  readonly series: boolean;
  readonly marks: NumberMarks;
  /** A series has ended before a cell, which stays as it is. */
  readonly onLeft: LeftCells['add'];
};

/** The cells of a fill: copies of the source, or what comes after it when it counts. */
export async function* filledCells(plans: readonly FillPlan[], place: Place, how: FillHow): Batches {
  for (const plan of plans) {
    const sideways = plan.source.y === plan.target.y && plan.source.height === plan.target.height;
    yield* sideways ? filledAcross(plan, place, how) : filledAlong(plan, place, how);
  }
}

/** Down or up: the source rows are read once and repeat. */
async function* filledAlong(plan: FillPlan, { list, columns }: Place, how: FillHow): Batches {
  const written = writtenIn(plan.target, columns);
  const source: (readonly CellValue[])[] = [];
  for await (const rows of readRows(
    list,
    plan.source,
    written.map(({ field }) => field),
  )) {
    if (isFailed(rows)) {
      yield rows;
      return;
    }
    source.push(...rows.map(({ values }) => values));
  }
  const starts = written.map((_, n) => {
    const known = source.map((row) => row[n] ?? null);
    return how.series ? startsOf(known) : known;
  });
  yield* makeCells(list, plan.target, [], ({ index, id }) =>
    written.flatMap(({ field, column }, n): readonly Cell[] => {
      const known = starts[n] ?? [];
      const own = { ...plan, source: { ...plan.source, height: known.length } };
      const copied = known[sourceCell(own, column, index).row - plan.source.y] ?? null;
      if (!how.series) return [{ id, field, value: copied }];
      const steps = index - (plan.source.y + known.length - 1);
      if (steps <= 0) return [];
      const next = continueAs(field, known, steps);
      if (next === null || typeof next === 'string') return [{ id, field, value: next ?? copied }];
      how.onLeft(next.ends);
      return [];
    }),
  );
}

/** A blank cell below the first one is none that a series starts with. */
function startsOf(known: readonly CellValue[]): readonly CellValue[] {
  const [first, second] = known;
  return isBlank(second) && !isBlank(first) ? known.slice(0, 1) : known;
}

function isBlank(value: CellValue | undefined): boolean {
  return (value ?? '').trim() === '';
}

function continueAs(field: ProductField, known: readonly CellValue[], steps: number) {
  return field === 'price' ? continuePrices(known, steps) : continueSeries(known, steps);
}

/** To the right or left: each row is its own source; a value goes into another field as far as that can read it. */
async function* filledAcross(plan: FillPlan, { list, columns }: Place, how: FillHow): Batches {
  const sources = writtenIn(plan.source, columns);
  const written = writtenIn(plan.target, columns);
  const hasPrice = written.some(({ field }) => field === 'price');
  const fields = [...sources.map(({ field }) => field), ...(hasPrice ? (['currency'] as const) : [])];
  yield* makeCells(list, plan.target, fields, ({ index, id, values }) =>
    written.flatMap(({ field, column }): readonly Cell[] => {
      const from = sourceCell(plan, column, index).column;
      const at = sources.findIndex((source) => source.column === from);
      if (at < 0) return [];
      const value = values[at] ?? null;
      if (sources[at]?.field === field) return [{ id, field, value }];
      return cellOf(id, field, value, how.marks, hasPrice ? (values.at(-1) ?? null) : null);
    }),
  );
}
