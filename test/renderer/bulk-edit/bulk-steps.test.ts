import { afterEach, describe, expect, test } from 'vitest';
import { newAction, readDraft, toDraft } from '../../../src/renderer/features/bulk-edit/action-draft.ts';
import {
  applyBulkEdit,
  closeBulkEdit,
  forgetBulkEdit,
  openBulkEdit,
  openFindReplace,
  openPreview,
  typeAction,
  typeFind,
} from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { countTabRows, useBulkEdit } from '../../../src/renderer/features/bulk-edit/bulk-store.ts';
import {
  leaveOut,
  leaveOutHit,
  readMoreRows,
  showPreviewTab,
} from '../../../src/renderer/features/bulk-edit/preview-reading.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { Scope } from '../../../src/shared/model/query.ts';
import { editProduct, getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { until } from '../../helpers/until.ts';

afterEach(() => forgetBulkEdit());

const prepared = () =>
  until(
    'the preview is there',
    () => useBulkEdit.getState().preview !== null && useBulkEdit.getState().busy === null,
  );

const openOnTargets = (targets: Scope) =>
  openBulkEdit([{ label: 'These', read: () => Promise.resolve(targets) }]);

/** Types on the only action. */
function typeDraft(typed: Parameters<typeof typeAction>[1]): void {
  typeAction(useBulkEdit.getState().actions[0]?.key ?? 0, typed);
}

async function openOn(descriptions: readonly string[]) {
  const { core } = await openCoreForWindow({
    products: descriptions.map((description, i) => ({ name: `Product ${i + 1}`, description })),
  });
  await openOnTargets({ kind: 'ids', ids: descriptions.map((_, i) => i + 1) });
  return core;
}

describe('a bulk edit', () => {
  test('does nothing before it is said what to find', async () => {
    await openOn(['red mug']);
    typeDraft({ find: '', text: 'blue' });
    await until('it settled', () => useBulkEdit.getState().busy === null);
    expect(useBulkEdit.getState().preview).toBeNull();
    expect(await applyBulkEdit()).toBeNull();
  });

  test('of a list that was built anew meanwhile is about the newer one', async () => {
    const core = await openOn(['red mug', 'red bowl']);
    const { id } = await core.call('products.list', EVERY_PRODUCT);
    let name = id + 1_000_000;
    const read = () => Promise.resolve({ kind: 'snapshot', snapshot: name } as const);
    await openBulkEdit([{ label: 'All', read }]);
    name = id;
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    expect(useBulkEdit.getState()).toMatchObject({ preview: { willChange: 2 }, problem: null });
  });

  test('shows what would change and what would not, and adds up', async () => {
    await openOn(['red mug', 'a red bowl', 'blue cup']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    const { preview, rows } = useBulkEdit.getState();
    expect(preview).toMatchObject({ scope: 3, willChange: 2, same: 1, leftOut: 0 });
    expect(rows.map((row) => [row.before, row.after])).toEqual([
      ['red mug', 'green mug'],
      ['a red bowl', 'a green bowl'],
    ]);
  });

  test('cannot be applied between a key and its preview', async () => {
    const core = await openOn(['red mug']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    typeDraft({ text: 'yellow' });
    expect(await applyBulkEdit()).toBeNull();
    expect((await getProduct(core, 1)).fields.description).toBe('red mug');
    await prepared();
    await applyBulkEdit();
    expect((await getProduct(core, 1)).fields.description).toBe('yellow mug');
  });

  test('keeps an unticked row in its place and leaves it out', async () => {
    const core = await openOn(['red mug', 'red bowl']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    await leaveOut(1, 'description', true);
    const state = useBulkEdit.getState();
    expect(state.preview).toMatchObject({ willChange: 1, leftOut: 1 });
    expect(state.rows.map((row) => [row.productId, row.leftOut])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(countTabRows(state)).toBe(2);
    expect((await applyBulkEdit())?.products).toBe(1);
    expect((await getProduct(core, 1)).fields.description).toBe('red mug');
    expect((await getProduct(core, 2)).fields.description).toBe('green bowl');
  });

  test('takes no tick that the next preview would lose', async () => {
    await openOn(['red mug', 'red bowl']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    typeDraft({ text: 'yellow' });
    await leaveOut(1, 'description', true);
    expect(useBulkEdit.getState().rows.map((row) => row.leftOut)).toEqual([false, false]);
    await prepared();
    await leaveOut(1, 'description', true);
    expect(useBulkEdit.getState().preview).toMatchObject({ willChange: 1, leftOut: 1 });
  });

  test('shows what was left out under its own tab, and takes it in again', async () => {
    await openOn(['red mug', 'red bowl']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    await leaveOut(2, 'description', true);
    await showPreviewTab('left-out');
    expect(useBulkEdit.getState().rows.map((row) => row.productId)).toEqual([2]);
    await leaveOut(2, 'description', false);
    expect(useBulkEdit.getState().preview).toMatchObject({ willChange: 2, leftOut: 0 });
  });

  test('reads on where rows were unticked meanwhile, without a gap', async () => {
    await openOn(Array.from({ length: 150 }, (_, i) => `red ${i}`));
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    expect(useBulkEdit.getState().rows).toHaveLength(100);
    for (const id of [5, 6, 7]) await leaveOut(id, 'description', true);
    await readMoreRows();
    const ids = useBulkEdit.getState().rows.map((row) => row.productId);
    expect(ids).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  });

  test('leaves out what was unticked of a whole list', async () => {
    const { core } = await openCoreForWindow({
      products: [{ description: 'red 1' }, { description: 'red 2' }],
    });
    const list = await core.call('products.list', EVERY_PRODUCT);
    await openOnTargets({ kind: 'snapshot', snapshot: list.id, except: [2] });
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    expect(useBulkEdit.getState().preview).toMatchObject({ scope: 2, willChange: 1, leftOut: 1 });
  });

  test('is not applied to a product that was changed meanwhile: it is shown anew, with the reason', async () => {
    const core = await openOn(['red mug']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    await editProduct(core, 1, { description: 'a red mug, edited meanwhile' });
    expect(await applyBulkEdit()).toBeNull();
    const { problem, rows, busy } = useBulkEdit.getState();
    expect(problem?.code).toBe('changed-meanwhile');
    expect(rows.map((row) => row.after)).toEqual(['a green mug, edited meanwhile']);
    expect(busy).toBeNull();
    await applyBulkEdit();
    expect((await getProduct(core, 1)).fields.description).toBe('a green mug, edited meanwhile');
  });

  test('leaves nothing behind when it is closed', async () => {
    const core = await openOn(['red mug']);
    typeDraft({ find: 'red', text: 'green' });
    await prepared();
    const id = useBulkEdit.getState().preview?.id ?? '';
    await closeBulkEdit();
    expect(useBulkEdit.getState().mode).toBeNull();
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({ ok: false });
  });
});

describe('find and replace', () => {
  test('leaves out one place of a product and not the others', async () => {
    const { core } = await openCoreForWindow({
      products: [{ name: 'Mug', description: 'red, red, red' }, { name: 'Red lid' }],
    });
    const targets: Scope = { kind: 'ids', ids: [1, 2] };
    await openFindReplace([{ label: 'These', read: () => Promise.resolve(targets) }]);
    typeFind({ find: 'red', text: 'blue' });
    await prepared();
    expect(useBulkEdit.getState().preview).toMatchObject({
      scope: 4,
      willChange: 2,
      hits: { found: 4, chosen: 4 },
    });
    await leaveOutHit(1, 'description', 1, true);
    expect(useBulkEdit.getState().rows[0]?.hits.map(({ leftOut }) => leftOut)).toEqual([false, true, false]);
    expect(await applyBulkEdit()).toMatchObject({ kind: 'replace', products: 2 });
    expect((await getProduct(core, 1)).fields.description).toBe('blue, red, blue');
    expect((await getProduct(core, 2)).fields.name).toBe('blue lid');
  });

  test('shows a preview that was made elsewhere, and applies it', async () => {
    const { core } = await openCoreForWindow({ products: [{ name: 'Mug' }] });
    const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'name' });
    await core.call('previews.addCells', { id, cells: [{ id: 1, field: 'name', value: 'Cup' }] });
    await openPreview(id);
    expect(useBulkEdit.getState().rows.map(({ before, after }) => [before, after])).toEqual([['Mug', 'Cup']]);
    await applyBulkEdit();
    expect((await getProduct(core, 1)).fields.name).toBe('Cup');
  });
});

describe('the action as typed', () => {
  test.each([
    [
      { kind: 'set', text: '' },
      { kind: 'set', field: 'description', text: '' },
    ],
    [{ kind: 'append', text: '' }, 'Type the text to add.'],
    [
      { kind: 'append', text: ' ' },
      { kind: 'append', field: 'description', text: ' ' },
    ],
    [{ kind: 'replace', find: '', text: 'x' }, 'Type what to find.'],
    [
      { field: 'price', kind: 'price', amount: '+2,50' },
      { kind: 'price', by: 'percent', change: '2.50', digits: null },
    ],
    [
      { field: 'price', kind: 'price', amount: '+10 %' },
      { kind: 'price', by: 'percent', change: '10', digits: null },
    ],
    [
      { field: 'price', kind: 'price', amount: '- 2.5%' },
      { kind: 'price', by: 'percent', change: '-2.5', digits: null },
    ],
    [{ field: 'price', kind: 'price', by: 'amount', amount: '10 %' }, 'Choose Percent for “10 %”.'],
    [{ field: 'price', kind: 'price', amount: '' }, 'Type by how much, such as 10 or -2.5.'],
    [
      { field: 'price', kind: 'price', amount: 'lots' },
      '“lots” is no number. Type by how much, such as 10 or -2.5.',
    ],
    [
      { field: 'price', kind: 'price', amount: '1,000' },
      '“1,000” can be read in two ways. Write 1000.00 or 1.0000.',
    ],
    [{ field: 'name', kind: 'copy', from: 'name' }, 'Choose another field to copy from.'],
  ] as const)('%o is %o', (draft, action) => {
    expect(readDraft({ ...newAction(), ...draft })).toEqual(action);
  });

  test('an amount of a recipe is not asked about', () => {
    const action = { kind: 'price', by: 'percent', change: '1.125', digits: 2 } as const;
    expect(readDraft(toDraft(action))).toEqual({ ...action, change: '1.1250' });
  });
});
