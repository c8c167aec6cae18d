import { afterEach, expect, test } from 'vitest';
import {
  applyBulkEdit,
  chooseScope,
  forgetBulkEdit,
  openBulkEdit,
  typeAction,
} from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { useBulkEdit } from '../../../src/renderer/features/bulk-edit/bulk-store.ts';
import { getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { until } from '../../helpers/until.ts';

afterEach(() => forgetBulkEdit());

test('what is typed or chosen while a bulk edit is written neither ends it nor changes what is looked at', async () => {
  const { core } = await openCoreForWindow({ products: [{ name: 'A' }, { name: 'B' }] });
  const choose = (id: number) => ({
    label: 'These',
    read: async () => await Promise.resolve({ kind: 'ids' as const, ids: [id] }),
  });
  await openBulkEdit([choose(1), choose(2)]);
  const key = useBulkEdit.getState().actions[0]?.key ?? 0;
  typeAction(key, { kind: 'set', field: 'name', text: 'old' });
  const isShown = () => useBulkEdit.getState().preview !== null && useBulkEdit.getState().busy === null;
  await until('the preview is there', isShown);
  const applied = applyBulkEdit();
  typeAction(key, { text: 'new' });
  await chooseScope(1);
  expect(useBulkEdit.getState()).toMatchObject({ chosen: 0, actions: [{ text: 'old' }] });
  expect(await applied).toMatchObject({ products: 1 });
  expect((await getProduct(core, 1)).fields.name).toBe('old');
  expect((await getProduct(core, 2)).fields.name).toBe('B');
});
