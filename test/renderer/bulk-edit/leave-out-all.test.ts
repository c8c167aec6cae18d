import { afterEach, expect, test } from 'vitest';
import {
  cancelJob,
  chooseScope,
  forgetBulkEdit,
  leaveOutAll,
  openBulkEdit,
  typeAction,
} from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { useBulkEdit } from '../../../src/renderer/features/bulk-edit/bulk-store.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { until } from '../../helpers/until.ts';

afterEach(() => forgetBulkEdit());

/** More than go at a time. */
const PRODUCTS = 6000;

const prepared = () => until('the preview is there', () => useBulkEdit.getState().busy === null);

async function openOnMany() {
  const cancelled = new Set<number>();
  const { core } = await openCoreForWindow({
    shell: { 'jobs.cancel': ({ job }) => (cancelled.add(job), {}) },
    isCancelled: (job) => cancelled.has(job),
  });
  addManyProducts(core.folder, PRODUCTS);
  const { id } = await core.call('products.list', EVERY_PRODUCT);
  await openBulkEdit([
    { label: 'All', read: () => Promise.resolve({ kind: 'snapshot', snapshot: id }) },
    { label: 'One', read: () => Promise.resolve({ kind: 'ids', ids: [1] }) },
  ]);
  typeAction(useBulkEdit.getState().actions[0]?.key ?? 0, { kind: 'append', text: '!' });
  await until('it is prepared', () => useBulkEdit.getState().preview?.willChange === PRODUCTS);
  await prepared();
}

test('nothing can be applied while all is left out, and it shows how far that is', async () => {
  await openOnMany();
  const stages: (number | undefined)[] = [];
  const stop = useBulkEdit.subscribe(({ progress }) => stages.push(progress?.total));
  const leaving = leaveOutAll(true);
  expect(useBulkEdit.getState().busy).toBe('ticking');
  await leaving;
  stop();
  expect(stages).toContain(PRODUCTS);
  expect(useBulkEdit.getState()).toMatchObject({ busy: null, rows: [], preview: { leftOut: PRODUCTS } });
});

test('what was left out before it was cancelled stays left out', async () => {
  await openOnMany();
  const leaving = leaveOutAll(true);
  cancelJob();
  await leaving;
  const { busy, problem, preview, rows } = useBulkEdit.getState();
  expect({ busy, problem }).toEqual({ busy: null, problem: null });
  expect(preview?.leftOut).toBeLessThan(PRODUCTS);
  expect(preview?.willChange).toBe(PRODUCTS - (preview?.leftOut ?? 0));
  expect(rows).not.toEqual([]);
});

test('other products that are chosen meanwhile are shown, and nothing of the ones before', async () => {
  await openOnMany();
  const leaving = leaveOutAll(true);
  await chooseScope(1);
  await leaving;
  await until('the other one is there', () => useBulkEdit.getState().preview?.willChange === 1);
  await prepared();
  expect(useBulkEdit.getState()).toMatchObject({ problem: null, preview: { scope: 1, leftOut: 0 } });
});
