import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  applyBulkEdit,
  chooseScope,
  closeBulkEdit,
  forgetBulkEdit,
  openBulkEdit,
  typeAction,
} from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { type ScopeChoice, useBulkEdit } from '../../../src/renderer/features/bulk-edit/bulk-store.ts';
import type { Scope } from '../../../src/shared/model/query.ts';
import { getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { until } from '../../helpers/until.ts';

afterEach(() => forgetBulkEdit());

const targetsOf = (...ids: number[]): Scope => ({ kind: 'ids', ids });

const FIRST: ScopeChoice = { label: 'First', read: () => Promise.resolve(targetsOf(1)) };

/** A choice whose products are known only once `answer` is called. */
function aSlowChoice() {
  let answer = (): void => {};
  const targets = new Promise<Scope>((resolve) => {
    answer = () => resolve(targetsOf(1, 2));
  });
  return { choice: { label: 'Slow', read: () => targets } satisfies ScopeChoice, answer };
}

async function openOnFirst() {
  const { core } = await openCoreForWindow({ products: [{ description: 'red' }, { description: 'red' }] });
  const { choice, answer } = aSlowChoice();
  await openBulkEdit([FIRST, choice]);
  return { core, answer };
}

describe('the products of a bulk edit', () => {
  test('are those chosen last, whichever answer comes last', async () => {
    const { answer } = await openOnFirst();
    const slow = chooseScope(1);
    await chooseScope(0);
    answer();
    await slow;
    expect(useBulkEdit.getState()).toMatchObject({ chosen: 0, targets: targetsOf(1) });
  });

  test('that are known after the screen was closed leave it as it is', async () => {
    const { answer } = await openOnFirst();
    const slow = chooseScope(1);
    await closeBulkEdit();
    answer();
    await slow;
    expect(useBulkEdit.getState()).toMatchObject({ mode: null, busy: null, targets: null });
  });

  test('that are known after another catalog was opened do not open the screen', async () => {
    const { choice, answer } = aSlowChoice();
    const opening = openBulkEdit([choice]);
    await forgetBulkEdit();
    answer();
    await opening;
    expect(useBulkEdit.getState()).toMatchObject({ mode: null, targets: null });
  });

  test('that are known while it is applied do not interrupt that', async () => {
    const { core, answer } = await openOnFirst();
    typeAction(useBulkEdit.getState().actions[0]?.key ?? 0, { find: 'red', text: 'green' });
    await until('the preview is there', () => {
      const { preview, busy } = useBulkEdit.getState();
      return preview !== null && busy === null;
    });
    const slow = chooseScope(1);
    const seen: unknown[] = [];
    onTestFinished(useBulkEdit.subscribe(({ busy }) => void seen.push(busy)));
    const applying = applyBulkEdit();
    answer();
    await slow;
    expect((await applying)?.products).toBe(1);
    expect(seen).not.toContain('preparing');
    expect((await getProduct(core, 2)).fields.description).toBe('red');
  });
});
