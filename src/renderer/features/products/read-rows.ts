import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { ProductRow, Snapshot } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { PAGE_SIZE } from './rows-store.ts';

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

/** The ids of rows `from` to `to` of a stable list, in its order; fewer when a page could not be read. */
export async function readIds(snapshot: Snapshot, from: number, to: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let start = from; start <= to; start += IDS_AT_ONCE) {
    const count = Math.min(IDS_AT_ONCE, to - start + 1);
    const page = await offshelf().products.page({ snapshot: snapshot.id, from: start, count });
    if (page.ok) ids.push(...page.value.map((row) => row.id));
  }
  return ids;
}
const IDS_AT_ONCE = 200;

/** The row of a product wherever it stands in the catalog; `null` when it is gone. */
export async function readRow(id: number): Promise<ProductRow | null> {
  const { products } = offshelf();
  const listed = await products.list({
    view: 'all',
    search: '',
    sort: { field: 'created', direction: 'desc' },
  });
  if (!listed.ok) return null;
  const at = await products.indexOf({ snapshot: listed.value.id, id });
  if (!at.ok || at.value === null) return null;
  const page = await products.page({ snapshot: listed.value.id, from: at.value, count: 1 });
  return page.ok ? (page.value[0] ?? null) : null;
}
