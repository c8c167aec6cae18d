import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { CellValue } from '../../../shared/model/cell.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import type { ProductRow, Snapshot } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { PAGE_SIZE, type RowsState } from './rows-store.ts';

export type Pages = ReadonlyMap<number, readonly ProductRow[]>;

/** The page numbers that cover rows `first` to `last` of a list of `total`. */
export function pagesOf(first: number, last: number, total: number): readonly number[] {
  const end = Math.min(last, total - 1);
  const from = Math.max(0, Math.floor(Math.min(first, end) / PAGE_SIZE));
  const to = Math.floor(end / PAGE_SIZE);
  return end < 0 ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** One page of a stable list. */
export async function readPage(snapshot: number, page: number): Promise<Result<readonly ProductRow[]>> {
  return await offshelf().products.page({ snapshot, from: page * PAGE_SIZE, count: PAGE_SIZE });
}

/** Several pages at once; the first failure stands for all. */
export async function readPages(snapshot: Snapshot, pages: readonly number[]): Promise<Result<Pages>> {
  const read = await Promise.all(pages.map((page) => readPage(snapshot.id, page)));
  const failed = read.find((result): result is { ok: false; error: Failed } => !result.ok);
  if (failed) return failed;
  return {
    ok: true,
    value: new Map(pages.map((page, i) => [page, (read[i]?.ok && read[i].value) || []])),
  };
}

/** Values in full, row by row. */
export type ValueRows = {
  readonly ids: readonly number[];
  readonly values: readonly (readonly CellValue[])[];
  readonly times: readonly Pick<ProductRow, 'createdAt' | 'updatedAt'>[];
};

/** Rows of the shown list from `from` on, at most `count`, in full: at least one unless the list ends there. */
export async function readValues(
  { pinned, snapshot }: RowsState,
  from: number,
  count: number,
  fields: readonly ProductField[],
): Promise<Result<ValueRows>> {
  if (from < pinned.length) return await readPinned(pinned.slice(from, from + count), fields);
  if (snapshot === null) return { ok: true, value: { ids: [], values: [], times: [] } };
  return await readListed(snapshot, from - pinned.length, count, fields);
}

/** Rows of the stable list; the core wants at least one field, a short one where none is asked for. */
async function readListed(
  snapshot: Snapshot,
  from: number,
  count: number,
  fields: readonly ProductField[],
): Promise<Result<ValueRows>> {
  return await offshelf().products.values({
    snapshot: snapshot.id,
    from,
    count: Math.min(count, VALUES_AT_ONCE),
    fields: fields.length === 0 ? ['currency'] : [...fields],
  });
}
const VALUES_AT_ONCE = 2000;

/** What stands on top is no part of the stable list. */
async function readPinned(
  rows: readonly ProductRow[],
  fields: readonly ProductField[],
): Promise<Result<ValueRows>> {
  const read = await Promise.all(rows.map(({ id }) => offshelf().products.get({ id })));
  const failed = read.find((result): result is { ok: false; error: Failed } => !result.ok);
  if (failed) return failed;
  return {
    ok: true,
    value: {
      ids: rows.map(({ id }) => id),
      times: rows,
      values: read.map((result) => {
        const known = result.ok ? result.value?.fields : undefined;
        return fields.map((field) => known?.[field] ?? null);
      }),
    },
  };
}

/** The ids of rows `from` to `to` of a stable list, in its order; fewer where it ends before. */
export async function readIds(
  snapshot: Snapshot,
  from: number,
  to: number,
): Promise<Result<readonly number[]>> {
  const ids: number[] = [];
  for (let start = from; start <= to; ) {
    const read = await readListed(snapshot, start, to - start + 1, []);
    if (!read.ok) return read;
    if (read.value.ids.length === 0) break;
    ids.push(...read.value.ids);
    start += read.value.ids.length;
  }
  return { ok: true, value: ids };
}

/** The product of a row below those on top; `undefined` where it can't be read. */
export async function readIdAt({ snapshot, pinned }: RowsState, index: number): Promise<number | undefined> {
  const at = index - pinned.length;
  const read = snapshot && (await readIds(snapshot, at, at));
  return read?.ok ? read.value[0] : undefined;
}

/** The row of a product wherever it stands in the catalog; `null` when it is gone. */
export async function readRow(id: number): Promise<ProductRow | null> {
  const read = await offshelf().products.rows({ ids: [id] });
  return read.ok ? (read.value[0] ?? null) : null;
}

/** The rows of these products as the list shows them, those on top included, from the first on. */
export async function findRows(
  { snapshot, pinned }: RowsState,
  ids: readonly number[],
): Promise<readonly number[]> {
  const onTop = pinned.flatMap((row, index) => (ids.includes(row.id) ? [index] : []));
  const listed = snapshot && (await offshelf().products.indexesOf({ snapshot: snapshot.id, ids: [...ids] }));
  const below = listed?.ok ? listed.value.filter((index) => index !== null) : [];
  return [...onTop, ...below.map((index) => pinned.length + index)].toSorted((a, b) => a - b);
}
