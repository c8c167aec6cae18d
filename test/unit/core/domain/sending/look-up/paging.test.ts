import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../../../src/main/core/domain/ports/http-client.ts';
import { buildListRequest } from '../../../../../../src/main/core/domain/sending/build-request.ts';
import { readList } from '../../../../../../src/main/core/domain/sending/look-up/read-list.ts';
import type { ProductList, Profile } from '../../../../../../src/shared/model/profile.ts';
import { builtIn } from '../../../../../helpers/sending-samples.ts';
import { answer } from '../../../../../integration/sending/script.ts';

const ORIGIN = 'https://api.example.com';
const jani = builtIn('jani');

type Paging = NonNullable<ProductList['paging']>;

/** Reads a list whose pages are written down; what was asked for, and what was made of it. */
async function readPages(paging: Paging, ...pages: readonly unknown[]) {
  const list: ProductList = {
    path: '/list',
    query: { limit: '2' },
    documented: true,
    records: ['/data'],
    paging,
  };
  const profile: Profile = {
    ...jani,
    lookUp: { list, match: {}, settleSeconds: [5], provesAbsence: true },
  };
  const asked: string[] = [];
  const left: Exchange[] = pages.map((page) => answer(200, page));
  const reading = await readList(profile, list, ORIGIN, async (position) => {
    asked.push((buildListRequest(profile, `${ORIGIN}/v1`, position)?.url ?? '').slice(ORIGIN.length));
    return left.shift() ?? answer(200, { data: [] });
  });
  return { asked, reading };
}

const records = (...ids: readonly string[]) => ids.map((id) => ({ id }));

const cursor: Paging = { kind: 'cursor', parameter: 'cursor', next: '/next' };
const address: Paging = { kind: 'next-address', next: '/links/next' };
const afterId: Paging = { kind: 'after-id', parameter: 'after', more: '/more' };

describe('every page of a list is asked for', () => {
  test.each<[string, Paging, readonly unknown[], readonly string[]]>([
    [
      'by its number, from 0',
      { kind: 'page', parameter: 'page', first: 0, total: '/total' },
      [
        { data: records('a', 'b'), total: 3 },
        { data: records('c'), total: 3 },
      ],
      ['/v1/list?page=0&limit=2', '/v1/list?page=1&limit=2'],
    ],
    [
      'by how many were read',
      { kind: 'offset', parameter: 'offset', total: '/total' },
      [
        { data: records('a', 'b'), total: 3 },
        { data: records('c'), total: 3 },
      ],
      ['/v1/list?offset=0&limit=2', '/v1/list?offset=2&limit=2'],
    ],
    [
      'by how many were read, until a page is empty',
      { kind: 'offset', parameter: 'offset' },
      [{ data: records('a', 'b') }, { data: records('c') }],
      ['/v1/list?offset=0&limit=2', '/v1/list?offset=2&limit=2', '/v1/list?offset=3&limit=2'],
    ],
    [
      'by a cursor',
      cursor,
      [
        { data: records('a', 'b'), next: 'x y' },
        { data: records('c'), next: null },
      ],
      ['/v1/list?limit=2', '/v1/list?cursor=x%20y&limit=2'],
    ],
    [
      'by the address of the next page',
      address,
      [
        { data: records('a'), links: { next: `${ORIGIN}/v1/list?p=2` } },
        { data: records('b'), links: { next: '/v1/list?p=3' } },
        { data: records('c'), links: {} },
      ],
      ['/v1/list?limit=2', '/v1/list?p=2', '/v1/list?p=3'],
    ],
    [
      'by the last id',
      afterId,
      [
        { data: records('a', 'b'), more: true },
        { data: records('c'), more: false },
      ],
      ['/v1/list?limit=2', '/v1/list?after=b&limit=2'],
    ],
  ])('%s', async (_, paging, pages, asked) => {
    const read = await readPages(paging, ...pages);
    expect(read.asked).toEqual(asked);
    expect(read.reading).toMatchObject({ kind: 'read', complete: true, records: records('a', 'b', 'c') });
  });
});

describe('a list is not whole', () => {
  test.each<[string, Paging, readonly unknown[]]>([
    [
      'that gives the same cursor again',
      cursor,
      [
        { data: records('a'), next: 'x' },
        { data: records('a'), next: 'x' },
      ],
    ],
    ['whose cursor is no text', cursor, [{ data: records('a'), next: { a: 1 } }]],
    [
      'with an empty page that has a next one',
      cursor,
      [
        { data: records('a'), next: 'x' },
        { data: [], next: 'y' },
      ],
    ],
    ['whose end is not said', afterId, [{ data: records('a') }]],
    ['that goes on after a record without an id', afterId, [{ data: [{}], more: true }]],
    ['with the length of a limit', cursor, [{ data: records(...Array.from('abcdefghij')) }]],
    ['whose total is another', { ...cursor, total: '/total' }, [{ data: records('a'), total: 2 }]],
  ])('%s', async (_, paging, pages) => {
    const { asked, reading } = await readPages(paging, ...pages);
    expect(reading).toMatchObject({ kind: 'read', complete: false });
    expect(asked).toHaveLength(pages.length);
  });

  test.each([
    'https://evil.example/v1/list?p=2',
    'https://api.example.com.evil.example/',
    'https://api.example.com@evil.example/',
    'http://api.example.com/v1/list?p=2',
    'https://api.example.com:8443/v1/list',
    '//evil.example/list',
    'https:\\\\evil.example',
    '/v1/list\\..',
    'ftp://api.example.com/list',
    7,
  ])('whose next page is at %j, and the key never goes there', async (next) => {
    const { asked, reading } = await readPages(address, { data: records('a'), links: { next } });
    expect(asked).toEqual(['/v1/list?limit=2']);
    expect(reading).toMatchObject({ complete: false });
  });
});
