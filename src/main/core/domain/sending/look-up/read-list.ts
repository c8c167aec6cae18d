import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/model/custom-data.ts';
import type { ProductList, Profile } from '../../../../../shared/model/profile.ts';
import type { ListedRecord } from '../../../../../shared/model/submission.ts';
import type { Exchange } from '../../ports/http-client.ts';
import { readPointer } from '../json-pointer.ts';
import { parseJson, printValue } from '../json-text.ts';
import { isHtml } from '../read-answer.ts';
import { saysFailed } from '../read-error.ts';
import { firstPosition, nextPosition, type Position } from './paging.ts';

/** A record of a remote's list: what it is told by, and all of it as it came. */
export type ReadRecord = ListedRecord & { readonly record: JsonObject };

export type Reading =
  | {
      readonly kind: 'read';
      readonly records: readonly ReadRecord[];
      readonly pages: number;
      readonly complete: boolean;
      /** Why a list that was read to its end is not believed to be whole. */
      readonly doubt: string | null;
    }
  /** A page did not come as a page of a list; what came instead. */
  | { readonly kind: 'failed'; readonly exchange: Exchange; readonly pages: number }
  /** The program ends or the computer sleeps. */
  | { readonly kind: 'stopped' };

/** Longer lists are not read to the end, so that nothing is ever proven by them. */
const MOST_PAGES = 1_000;

/**
 * Reads a whole list, page by page. `fetchPage` asks for one page, or answers `undefined` where it must stop. Complete is only what
 * has every page, each record with an id of its own, and the same total first and last.
 */
export async function readList(
  profile: Profile,
  list: ProductList,
  origin: string,
  fetchPage: (position: Position) => Promise<Exchange | undefined>,
): Promise<Reading> {
  const found = new Map<string, ReadRecord>();
  let position = firstPosition(list);
  let sound = true;
  let firstTotal: number | null = null;
  let raw = 0;
  let filled = 0;
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const exchange = await fetchPage(position);
    if (exchange === undefined) return { kind: 'stopped' };
    const read = readPage(exchange, profile, list);
    if (read === undefined) return { kind: 'failed', exchange, pages: pages - 1 };
    if (pages === 1) firstTotal = read.total;
    const before = found.size;
    for (const record of read.records) {
      if (record === null || found.has(record.id)) sound = false;
      else found.set(record.id, record);
    }
    raw += read.records.length;
    if (found.size > before) filled += 1;
    const lastId = read.records.at(-1)?.id ?? null;
    const next = nextPosition(list, { body: read.body, pages, raw, lastId, origin });
    const isWhole = firstTotal !== null && found.size >= firstTotal;
    if (typeof next === 'object' && !isWhole && found.size > before) {
      position = next;
      continue;
    }
    // A page that names a next one is not the last, unless the total says so or pages have numbers, which never end.
    const isEnd = next === 'end' || (typeof next === 'object' && (isWhole || isNumbered(list)));
    const isTotalSaid = list.paging?.total === undefined || firstTotal !== null;
    const wasRead = sound && isEnd && isTotalSaid && read.total === firstTotal;
    const complete = wasRead && isWholeCount(found.size, firstTotal, filled);
    const isAll = firstTotal === null || found.size === firstTotal;
    const doubt = wasRead && isAll && !complete ? LIKE_A_LIMIT : null;
    return { kind: 'read', records: [...found.values()], pages, complete, doubt };
  }
  return { kind: 'read', records: [...found.values()], pages: MOST_PAGES, complete: false, doubt: null };
}

function isNumbered({ paging }: ProductList): boolean {
  return paging?.kind === 'page' || paging?.kind === 'offset';
}

const LIKE_A_LIMIT = 'read to its end, but so many may be all that it gives';
/** Pages are of such sizes where nobody asks for another: so many records may be all that was given, and not all that there are. */
const PAGE_SIZES = [10, 12, 15, 16, 24, 25, 30];
/** Where more than one page had something, pages work, and what is left is a limit of the whole list. Nobody sets one at 492. */
const LIST_LIMITS = [50, 64];
/** A total may have a limit of its own. */
const TOTAL_LIMIT = 1_000;

/** Whether so many records are all: their total says so, or, without one, no limit would be such a number. */
function isWholeCount(count: number, total: number | null, filledPages: number): boolean {
  if (total !== null) return count === total && (total === 0 || total % TOTAL_LIMIT !== 0);
  const limits = filledPages > 1 ? LIST_LIMITS : PAGE_SIZES;
  return count === 0 || limits.every((limit) => count % limit !== 0);
}

type Page = {
  readonly body: JsonValue;
  /** `null` for a record that can't be told from others. */
  readonly records: readonly (ReadRecord | null)[];
  readonly total: number | null;
};

/** One page of a list; `undefined` for anything else. */
export function readPage(
  exchange: Exchange,
  profile: Profile,
  list: Pick<ProductList, 'records' | 'paging'>,
): Page | undefined {
  const body = readWhole(exchange, profile);
  if (body === undefined) return undefined;
  for (const pointer of list.records) {
    const records = readPointer(body, pointer);
    if (!Array.isArray(records)) continue;
    const total = list.paging?.total === undefined ? undefined : readPointer(body, list.paging.total);
    return {
      body,
      records: (records as readonly JsonValue[]).map((record) => readRecord(record, profile)),
      total: typeof total === 'number' ? total : null,
    };
  }
  return undefined;
}

/** What a safe call that worked has said, whole; `undefined` for anything else. */
function readWhole(exchange: Exchange, profile: Profile): JsonValue | undefined {
  if (exchange.kind !== 'answer' || exchange.status < 200 || exchange.status > 299) return undefined;
  return exchange.cut || isHtml(exchange) || saysFailed(exchange, profile)
    ? undefined
    : parseJson(exchange.body);
}

/** What a record of the profile's can be told by; `null` for one without an id. */
export function readRecord(record: JsonValue, profile: Profile): ReadRecord | null {
  if (!isJsonObject(record)) return null;
  const match = profile.lookUp?.match;
  const text = (pointer: string | undefined) => {
    const value = pointer === undefined ? undefined : readPointer(record, pointer);
    return typeof value === 'string' || typeof value === 'number' ? printValue(value) : null;
  };
  const id = text(profile.answer.id)?.trim() ?? '';
  if (id === '') return null;
  return {
    id,
    reference: profile.identity.kind === 'own-id' ? id : text(match?.reference),
    sku: text(match?.sku),
    name: text(match?.name),
    record,
  };
}
