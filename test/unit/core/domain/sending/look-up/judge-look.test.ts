import { describe, expect, test } from 'vitest';
import type { DueLook, StoredScan } from '../../../../../../src/main/core/domain/ports/look-store.ts';
import { judgeLook } from '../../../../../../src/main/core/domain/sending/look-up/judge-look.ts';

const MINUTE = 60_000;
const lookUp = { match: {}, settleSeconds: [5, 30, 120], provesAbsence: true };
const due: DueLook = {
  id: 'submission',
  productId: 1,
  remoteId: 1,
  accountId: 1,
  unsureKind: 'maybe',
  attemptId: 1,
  sentSku: 'M-1',
  looks: 2,
  skuFreeScan: null,
  absentScan: 7,
};
const scan: StoredScan = {
  id: 8,
  accountId: 1,
  remoteId: 1,
  why: 'look-up',
  epoch: 1,
  startedAt: 10 * MINUTE,
  endedAt: 10 * MINUTE + 1,
  elapsed: 10 * MINUTE + 1,
  pages: 1,
  records: 3,
  complete: true,
  witnessed: true,
  detail: null,
};
const earlier: StoredScan = {
  ...scan,
  id: 7,
  startedAt: 9 * MINUTE,
  endedAt: 9 * MINUTE,
  elapsed: 9 * MINUTE,
};
const nowhere = { found: undefined, alike: [], wouldBeShown: true };
const nothing = {
  due,
  result: nowhere,
  isSkuOwn: false,
  wasConfirmed: false,
  scan,
  began: 10 * MINUTE,
  earlier,
  lookUp,
  unsureRequests: 1,
};
const finding = (by: 'reference' | 'sku', ...ids: string[]) => ({ ...nowhere, found: { by, ids } });

describe('a look that finds something', () => {
  test('is certain by our reference', () => {
    expect(judgeLook({ ...nothing, result: finding('reference', 'a') })).toEqual({
      kind: 'there',
      id: 'a',
      by: 'reference',
    });
  });

  test('is certain by a SKU that no other product can have there, and a hint by any other', () => {
    const result = finding('sku', 'a');
    expect(judgeLook({ ...nothing, result, isSkuOwn: true }).kind).toBe('there');
    expect(judgeLook({ ...nothing, result })).toEqual({ kind: 'hint', found: result.found });
  });

  test('leaves several to the person', () => {
    const result = finding('reference', 'a', 'b');
    expect(judgeLook({ ...nothing, result })).toEqual({ kind: 'hint', found: result.found });
  });

  test('never settles by what is only like it, and proves nothing past that', () => {
    expect(judgeLook({ ...nothing, result: { ...nowhere, alike: ['a'] } })).toEqual({
      kind: 'alike',
      ids: ['a'],
    });
  });
});

describe('a look that finds nothing', () => {
  test('proves the absence the second time', () => {
    expect(judgeLook(nothing)).toEqual({ kind: 'absent', again: true });
  });

  test.each([
    ['the first time', { earlier: undefined }],
    ['that began less than a minute after the end of the first', { began: earlier.elapsed + MINUTE - 1 }],
    ['a minute later only by a clock that was set', { began: earlier.elapsed + 5_000 }],
    ['in a list that was not read whole', { scan: { ...scan, complete: false } }],
    ['in a list that does not show what is there for certain', { scan: { ...scan, witnessed: false } }],
    ['of a product that the list would not show', { result: { ...nowhere, wouldBeShown: false } }],
    ['of a product that the remote said it had created', { wasConfirmed: true }],
    ['of one whose id got lost', { due: { ...due, unsureKind: 'created' as const } }],
    ['at a remote whose list proves nothing', { lookUp: { ...lookUp, provesAbsence: false } }],
  ])('proves nothing %s', (_, facts) => {
    expect(judgeLook({ ...nothing, ...facts }).kind).toBe('not-found');
  });

  test('proves nothing where the program was restarted between the two, whatever the time of day', () => {
    const restarted = { ...scan, epoch: 2 };
    expect(judgeLook({ ...nothing, scan: restarted }).kind).toBe('not-found');
  });

  test('lets nothing leave again by itself that left three times', () => {
    expect(judgeLook({ ...nothing, unsureRequests: 3 })).toEqual({ kind: 'absent', again: false });
  });
});
