import { assertNever } from '../../../../../shared/assert.ts';
import type { JsonValue } from '../../../../../shared/model/custom-data.ts';
import type { ProductList } from '../../../../../shared/model/profile.ts';
import { readPointer } from '../json-pointer.ts';

/** Where in a list a page is: by what is added to the query, or by an address that the page before it gave. */
export type Position =
  | { readonly kind: 'query'; readonly query: Readonly<Record<string, string>> }
  | { readonly kind: 'address'; readonly url: string };

/** What was read so far. */
export type Progress = {
  /** The whole text of the last page, as data. */
  readonly body: JsonValue;
  readonly pages: number;
  /** Every record that came, those that came twice included. */
  readonly raw: number;
  readonly lastId: string | null;
  readonly origin: string;
};

/** `end` where the page says that it is the last one; `lost` where nobody can tell how to go on. */
export type NextPosition = Position | 'end' | 'lost';

/** The first page of a list. */
export function firstPosition({ paging }: ProductList): Position {
  if (paging?.kind === 'page') return query(paging.parameter, String(paging.first));
  if (paging?.kind === 'offset') return query(paging.parameter, '0');
  return { kind: 'query', query: {} };
}

/** The page after the last one that was read. By numbers a list has no end of its own: its total or an empty page says so. */
export function nextPosition({ paging }: ProductList, progress: Progress): NextPosition {
  switch (paging?.kind) {
    case undefined:
      return 'end';
    case 'page':
      return query(paging.parameter, String(paging.first + progress.pages));
    case 'offset':
      return query(paging.parameter, String(progress.raw));
    case 'cursor':
      return afterCursor(paging.parameter, readPointer(progress.body, paging.next));
    case 'next-address':
      return atAddress(readPointer(progress.body, paging.next), progress.origin);
    case 'after-id':
      return afterId(paging.parameter, readPointer(progress.body, paging.more), progress.lastId);
    default:
      return assertNever(paging, 'every kind of paging leads on');
  }
}

function query(parameter: string, value: string): Position {
  return { kind: 'query', query: { [parameter]: value } };
}

function isEnd(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

function afterCursor(parameter: string, next: JsonValue | undefined): NextPosition {
  if (isEnd(next)) return 'end';
  return typeof next === 'string' || typeof next === 'number' ? query(parameter, String(next)) : 'lost';
}

function afterId(parameter: string, more: JsonValue | undefined, lastId: string | null): NextPosition {
  if (more === false) return 'end';
  return more === true && lastId !== null ? query(parameter, lastId) : 'lost';
}

/** Only on the host that the key is for: an address elsewhere would get the key. */
function atAddress(next: JsonValue | undefined, origin: string): NextPosition {
  if (isEnd(next)) return 'end';
  if (typeof next !== 'string' || /[\s\\#\p{Cc}]/u.test(next)) return 'lost';
  if (next.startsWith('/') && !next.startsWith('//')) return { kind: 'address', url: `${origin}${next}` };
  const host = /^https?:\/\/[^/?]+/i.exec(next)?.[0] ?? '';
  if (host.toLowerCase() !== origin || !'/?'.includes(next.charAt(host.length))) return 'lost';
  return { kind: 'address', url: next };
}
