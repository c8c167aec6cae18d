import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../../../src/main/core/domain/ports/http-client.ts';
import { readList } from '../../../../../../src/main/core/domain/sending/look-up/read-list.ts';
import type { ProductList } from '../../../../../../src/shared/model/profile.ts';
import { builtIn } from '../../../../../helpers/sending-samples.ts';
import { answer, refused, silent } from '../../../../../integration/sending/script.ts';

const ORIGIN = 'https://api.example.com';
const bee = builtIn('journeybee');
const jani = builtIn('jani');

function listOf(profile: typeof bee): ProductList {
  const list = profile.lookUp?.list;
  if (list === undefined) throw new Error('this profile has a list');
  return list;
}

const page = (ids: readonly string[], total: number) =>
  answer(200, { data: ids.map((uuid) => ({ uuid, name: uuid, sku: `S-${uuid}` })), pagination: { total } });

/** Reads a list whose pages are written down; past the last one there is an empty page. */
const readPages = (...pages: Exchange[]) => {
  const left = [...pages];
  return readList(bee, listOf(bee), ORIGIN, async () => left.shift() ?? page([], 0));
};

const readPagesOf = (list: ProductList, count: number, pageAt: (at: number) => Exchange) => {
  const pages = Array.from({ length: count }, (_, at) => pageAt(at));
  return readList(jani, list, ORIGIN, async () => pages.shift() ?? silent);
};

describe('a list in pages', () => {
  test('is complete when every page was read and the total stayed', async () => {
    expect(await readPages(page(['a', 'b'], 3), page(['c'], 3))).toMatchObject({
      kind: 'read',
      pages: 2,
      complete: true,
      records: [{ id: 'a', sku: 'S-a', name: 'a', reference: null }, { id: 'b' }, { id: 'c' }],
    });
  });

  test.each([
    ['another total at the end', [page(['a', 'b'], 3), page(['c'], 4)]],
    ['a record on two pages', [page(['a', 'b'], 4), page(['b', 'c'], 4)]],
    ['the same page again and again', [page(['a'], 3), page(['a'], 3), page(['a'], 3)]],
    ['pages that end before the total', [page(['a'], 3), page([], 3)]],
    ['more than its total', [page(['a', 'b'], 1)]],
    ['no total', [answer(200, { data: [{ uuid: 'a' }] }), answer(200, { data: [] })]],
    ['a record without an id', [answer(200, { data: [{ name: 'a' }], pagination: { total: 1 } })]],
    ['two records of one id', [page(['a', 'a'], 2)]],
  ])('is not complete with %s', async (_, pages) => {
    expect(await readPages(...pages)).toMatchObject({ kind: 'read', complete: false });
  });

  test('is complete when it is empty', async () => {
    expect(await readPages(page([], 0))).toMatchObject({ complete: true, records: [] });
  });
});

describe('a list that has a limit', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `p${at}` }));
  const readOnce = (count: number) =>
    readList(jani, listOf(jani), ORIGIN, async () => answer(200, many(count)));

  test.each([10, 12, 15, 16, 24, 25, 30, 50, 100, 128, 1_000])(
    'may end at %i records: it is not complete',
    async (count) => {
      expect(await readOnce(count)).toMatchObject({ kind: 'read', complete: false });
    },
  );

  test.each([1, 9, 11, 101, 127, 1_001])('does not end at %i records', async (count) => {
    expect(await readOnce(count)).toMatchObject({ kind: 'read', complete: true });
  });

  /** Such as a shop that says its total in a header alone: pages of 100, the last one short. */
  const readInPages = (count: number) =>
    readPagesOf(
      { ...listOf(jani), paging: { kind: 'page', parameter: 'page', first: 1 } },
      Math.ceil(count / 100) + 1,
      (at) => answer(200, many(count).slice(at * 100, at * 100 + 100)),
    );

  test.each([105, 110, 208, 264, 492, 945])('%i on several pages are all that there are', async (count) => {
    expect(await readInPages(count)).toMatchObject({ complete: true, doubt: null });
  });

  test.each([150, 200, 256, 500, 1_000])(
    '%i on several pages may be a limit, and that is said',
    async (count) => {
      expect(await readInPages(count)).toMatchObject({
        complete: false,
        doubt: 'read to its end, but so many may be all that it gives',
      });
    },
  );

  test('a single page before an empty one shows nothing about pages', async () => {
    expect(await readInPages(60)).toMatchObject({ complete: false });
  });

  test('may say a total of thousands that is a limit itself', async () => {
    const data = many(1_000).map(({ id }) => ({ uuid: id }));
    const whole = (total: number) => readPages(answer(200, { data, pagination: { total } }));
    expect(await whole(1_000)).toMatchObject({ complete: false });
  });
});

describe('a list in one answer', () => {
  const readOnce = (exchange: Exchange) => readList(jani, listOf(jani), ORIGIN, async () => exchange);

  test('is complete when the answer is whole', async () => {
    const records = [
      { id: 'a', name: 'Mug', custom_data: { client_ref: 'r' } },
      { id: 7, custom_data: null },
    ];
    expect(await readOnce(answer(200, records))).toMatchObject({
      complete: true,
      records: [
        { id: 'a', reference: 'r', sku: null, name: 'Mug' },
        { id: '7', reference: null, name: null },
      ],
    });
    expect(await readOnce(answer(200, { data: records }))).toMatchObject({ complete: true });
  });

  test.each([
    ['cut off', { ...(answer(200, '[{"id":"a"}]') as Extract<Exchange, { kind: 'answer' }>), cut: true }],
    ['a web page', answer(200, '<html>Sign in</html>', { 'content-type': 'text/html' })],
    ['no list', answer(200, { ok: true })],
    ['not JSON', answer(200, '[{"id":')],
    ['an error', answer(500)],
    ['a refusal', answer(404)],
    ['no answer', silent],
    ['no connection', refused],
  ])('is no list when it is %s', async (_, exchange) => {
    expect(await readOnce(exchange)).toEqual({ kind: 'failed', exchange, pages: 0 });
  });
});

test('a reading ends where it must stop', async () => {
  expect(await readList(bee, listOf(bee), ORIGIN, async () => undefined)).toEqual({ kind: 'stopped' });
});
