import type { ListQuery, ProductRow, Snapshot, Sort } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { findCursor } from './find-cursor.ts';
import { keepEveryRow, moveDown } from './grid/cell-selection.ts';
import { keepOrder } from './kept-order.ts';
import { type Pages, pagesOf, readPage, readPages, readRow } from './read-rows.ts';
import { countRows, forgetRows, indexOfRead, noteSameRows, PAGE_SIZE, rowAt, useRows } from './rows-store.ts';
import { isSameList } from './same-list.ts';
import { setSelected } from './selection.ts';
import { forgetSelection, moveTo, useSelection } from './selection-store.ts';

/** Which list is wanted: answers about an earlier one are dropped. */
let turn = 0;
/** Rows of the stable list that are on screen. */
let visible = { first: 0, last: 0 };
/** Pages whose rows may have changed since they were read. */
let suspects = new Set<number>();
let reading = new Set<number>();
/** What the person edited here: such rows stay where they are and make no list out of date. */
const ownEdits = new Set<number>();

/** Shows another view, search or order. The old rows stay until the new ones are there. */
export async function showQuery(query: ListQuery): Promise<void> {
  useRows.setState({ query });
  visible = { first: 0, last: 0 };
  await relist();
}

/** Shows the list in another order, and keeps that for the next time. */
export async function sortList(sorts: readonly Sort[]): Promise<void> {
  keepOrder(sorts);
  await showQuery({ ...useRows.getState().query, sorts: [...sorts] });
}

/** Builds the list anew (F5): everything stands where it belongs, nothing is on top. */
export async function refreshList(): Promise<void> {
  const { active } = useSelection.getState();
  await relist(true);
  const count = countRows(useRows.getState());
  if (useSelection.getState().active < 0) useSelection.setState({ active: Math.min(active, count - 1) });
}

/**
 * Reads what is on screen anew after an undo: rows stay where they are. Answers whether the list is there still, and is the one
 * that it was.
 */
export async function readShownAnew(): Promise<boolean> {
  const { snapshot } = useRows.getState();
  if (snapshot === null) return false;
  const read = await readPages(snapshot, pagesOf(visible.first, visible.last, snapshot.total));
  if (!read.ok || useRows.getState().snapshot?.id !== snapshot.id) return false;
  const since = Date.now() - JUST_NOW;
  noteOwnEdits([...read.value.values()].flat().flatMap((row) => (row.updatedAt > since ? [row.id] : [])));
  suspects = new Set(useRows.getState().pages.keys());
  for (const page of read.value.keys()) suspects.delete(page);
  useRows.setState(({ pages }) => ({ pages: new Map([...pages, ...read.value]) }));
  return true;
}

/** What an undo has written is at most this old when its rows are read, in milliseconds. */
const JUST_NOW = 5_000;

/** Reads what is about to be seen: rows `first` to `last` of the stable list. */
export function needRows(first: number, last: number): void {
  visible = { first, last };
  const { snapshot, pages } = useRows.getState();
  if (snapshot === null || snapshot.id === GLANCE) return;
  for (const page of pagesOf(first, last, snapshot.total)) {
    if ((!pages.has(page) || suspects.has(page)) && !reading.has(page)) void fillPage(snapshot, page);
  }
}

/** Something was written: rows refresh in place, and the list says so when it is out of date. */
export async function noticeChange(): Promise<void> {
  const { snapshot, pages, pinned } = useRows.getState();
  if (snapshot === null) return;
  suspects = new Set(pages.keys());
  needRows(visible.first, visible.last);
  await Promise.all([refreshPinned(pinned.map((row) => row.id)), compareLater()]);
}

/**
 * The news of a save may come before the save itself has returned and named its product. While news comes all the time, as when
 * products are sent, building the list anew has a rest in proportion to the time that it took.
 */
function compareLater(): Promise<void> {
  nextLook ??= lookAfterRest();
  return nextLook;
}

async function lookAfterRest(): Promise<void> {
  await Promise.all([rested, wait(SAVE_RETURNS)]);
  nextLook = null;
  const started = performance.now();
  const look = compareWithFresh();
  rested = restAfter(look, started);
  await look;
}

async function restAfter(look: Promise<void>, started: number): Promise<void> {
  await Promise.allSettled([look]);
  await wait(REST_OF_LOOKS * (performance.now() - started));
}
const SAVE_RETURNS = 150;
const REST_OF_LOOKS = 4;
let nextLook: Promise<void> | null = null;
let rested: Promise<void> = Promise.resolve();

async function wait(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds));
}

/** The person saved this product here: its row stays where it is until the next refresh. */
export function noteOwnEdit(id: number): void {
  noteOwnEdits([id]);
}

/** The same for many products at once. */
export function noteOwnEdits(ids: readonly number[]): void {
  for (const id of ids) ownEdits.add(id);
  if (useRows.getState().outOfDate) void lookAgain();
}

/** The bar may have come from this very edit, before it was known as the person's own. */
async function lookAgain(): Promise<void> {
  useRows.setState({ outOfDate: false });
  await compareWithFresh();
}

/** Puts new products on top until the next refresh; many go where they belong, and the list is built anew. Answers whether they are on top. */
export async function pinProducts(ids: readonly number[]): Promise<boolean> {
  if (ids.length > PIN_AT_MOST) {
    await refreshList();
    return false;
  }
  for (const id of ids) ownEdits.add(id);
  const rows = (await Promise.all(ids.map(readRow))).filter((row) => row !== null);
  const before = countRows(useRows.getState());
  useRows.setState(({ pinned }) => ({
    pinned: [...rows, ...pinned.filter((old) => !ids.includes(old.id))],
  }));
  const count = countRows(useRows.getState());
  const added = count - before;
  useSelection.setState(({ selection, active, anchor, cells }) => {
    const row = active < 0 ? active : active + added;
    return {
      // Every product was selected before this one was there.
      selection: selection.kind === 'all' ? setSelected(selection, ids, false) : selection,
      active: row,
      anchor: anchor && { ...anchor, index: anchor.index + added },
      cells: cells && (keepEveryRow(cells, before, { rows: count, row }) ?? moveDown(cells, added)),
    };
  });
  const { coming } = useSelection.getState();
  if (coming !== null && ids.includes(coming)) await activateProduct(coming);
  return true;
}
/** More would fill the screen with rows on top. */
const PIN_AT_MOST = 20;

/** Moves to a product's row, if the list has one. */
export async function activateProduct(id: number): Promise<void> {
  const { snapshot, pinned } = useRows.getState();
  const read = indexOfRead(useRows.getState(), id);
  if (read >= 0) return moveTo(read);
  useSelection.setState({ coming: id, lost: false });
  const mine = turn;
  const at = snapshot && (await offshelf().products.indexesOf({ snapshot: snapshot.id, ids: [id] }));
  const isWanted = useSelection.getState().coming === id;
  if (mine !== turn || !isWanted || !at?.ok) return;
  const index = at.value[0] ?? null;
  if (index !== null) moveTo(pinned.length + index);
  // The form goes on showing it, but no row is marked: nothing marked is nothing meant.
  else useSelection.setState({ active: -1, lost: true });
}

/** Forgets the list, as when another catalog is opened; what is still on its way is dropped. */
export function forgetList(): void {
  turn += 1;
  visible = { first: 0, last: 0 };
  suspects = new Set();
  reading = new Set();
  ownEdits.clear();
  forgetRows();
  forgetSelection();
}

/** The row that the keyboard is on stays the active one wherever it stands now; of the same list, every row stays every row. */
async function relist(isSame = false): Promise<void> {
  turn += 1;
  const mine = turn;
  const before = useSelection.getState();
  void glance(mine);
  const id = rowAt(useRows.getState(), before.active)?.id;
  const fresh = await readFresh('shown');
  if (mine === turn) listedTurn = mine;
  if (fresh === null) return;
  const active = await findCursor(fresh.snapshot.id, before, id);
  if (mine !== turn) return;
  const { cells } = useSelection.getState();
  const next = { rows: fresh.snapshot.total, row: active };
  const kept = isSame && cells ? keepEveryRow(cells, countRows(useRows.getState()), next) : null;
  ownEdits.clear();
  suspects = new Set();
  reading = new Set();
  useRows.setState({ ...fresh, pinned: [], outOfDate: false, problem: null });
  useSelection.setState({ active: kept?.row ?? active, anchor: null, cells: kept });
}

/** The first rows of what is searched for, where the whole list takes longer than a keystroke may. */
async function glance(mine: number): Promise<void> {
  const { query } = useRows.getState();
  if (query.search.trim() === '') return;
  const seen = await offshelf().products.glance(query);
  if (mine !== turn || listedTurn === mine || !seen.ok || seen.value === null) return;
  const pages = new Map<number, readonly ProductRow[]>();
  for (let at = 0; at < seen.value.length; at += PAGE_SIZE) {
    pages.set(at / PAGE_SIZE, seen.value.slice(at, at + PAGE_SIZE));
  }
  useRows.setState({ snapshot: { id: GLANCE, total: seen.value.length }, pages, pinned: [] });
  // What stands first may stand elsewhere in the list: no form is opened for it.
  useSelection.setState({ active: -1, cells: null });
}
/** No list of the core has this number: its rows are all there is, until the list itself comes. */
const GLANCE = Number.MAX_SAFE_INTEGER;
/** The turn whose list came. */
let listedTurn = 0;

/** A newer list takes the ticket of an older one, whose building ends. */
async function readFresh(ticket: 'shown' | 'compared'): Promise<{ snapshot: Snapshot; pages: Pages } | null> {
  const listed = await offshelf().products.list({ ...useRows.getState().query, ticket });
  if (!listed.ok) {
    if (listed.error.code !== 'cancelled') useRows.setState({ problem: listed.error });
    return null;
  }
  const read = await readPages(listed.value, pagesOf(visible.first, visible.last, listed.value.total));
  if (read.ok) return { snapshot: listed.value, pages: read.value };
  useRows.setState({ problem: read.error });
  return null;
}

async function fillPage(snapshot: Snapshot, page: number): Promise<void> {
  reading.add(page);
  suspects.delete(page);
  const rows = await readPage(snapshot.id, page);
  reading.delete(page);
  if (useRows.getState().snapshot?.id !== snapshot.id) return;
  if (rows.ok) {
    useRows.setState(({ pages }) => ({
      pages: keepNear(new Map(pages).set(page, rows.value), page),
      problem: null,
    }));
  } else if (rows.error.code === 'out-of-date') {
    await refreshList();
  } else {
    useRows.setState({ problem: rows.error });
  }
}

/** Of a long list only the pages around the one that is looked at are kept. */
function keepNear(pages: Map<number, readonly ProductRow[]>, page: number): Pages {
  if (pages.size <= PAGES_KEPT) return pages;
  const far = [...pages.keys()].toSorted((a, b) => Math.abs(b - page) - Math.abs(a - page));
  for (const each of far.slice(0, pages.size - PAGES_KEPT)) pages.delete(each);
  return pages;
}
const PAGES_KEPT = 80;

async function refreshPinned(ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const fresh = new Map((await Promise.all(ids.map(readRow))).map((row) => [row?.id, row] as const));
  useRows.setState(({ pinned }) => ({ pinned: pinned.map((row) => fresh.get(row.id) ?? row) }));
}

/** Asks for the same list once more and looks whether what is on screen would differ. */
async function compareWithFresh(): Promise<void> {
  const before = useRows.getState();
  if (before.outOfDate || before.snapshot === null) return;
  const mine = turn;
  const fresh = await readFresh('compared');
  const now = useRows.getState();
  if (fresh === null || mine !== turn || now.snapshot?.id !== before.snapshot.id) return;
  if (isSameList(now, fresh, ownEdits)) {
    if (ownEdits.size === 0) adopt(fresh, now.snapshot);
  } else {
    useRows.setState({ outOfDate: true });
  }
}

/** Nothing moved: the newer list takes over without anyone seeing it. */
function adopt(fresh: { snapshot: Snapshot; pages: Pages }, shown: Snapshot): void {
  noteSameRows(fresh.snapshot, shown);
  for (const page of fresh.pages.keys()) suspects.delete(page);
  useRows.setState(({ pages }) => ({ snapshot: fresh.snapshot, pages: new Map([...pages, ...fresh.pages]) }));
}
