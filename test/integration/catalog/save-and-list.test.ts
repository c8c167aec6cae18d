import { describe, expect, it } from 'vitest';
import { composeInProcess } from '../../helpers/in-process.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { mkdtempSync } from 'node:fs';

describe('x', () => {
  it('works', async () => {
    const core = await composeInProcess({ folder: mkdtempSync('/tmp/cc/x') });
    const p = await core.call('products.save', { id: null, baseVersion: 0, fields: { ...newProductFields('EUR'), name: 'Foo-bar Café', sku: '00-1' }, draftId: null });
    const s = await core.call('products.list', { view: 'all', search: 'foo-b cafe', sort: { field: 'name', direction: 'asc' } });
    console.log(p, s, await core.call('products.page', { snapshot: s.id, from: 0, count: 10 }), await core.call('products.counts', {}));
    const pr = await core.call('previews.prepare', { scope: { kind: 'snapshot', snapshot: s.id }, action: { kind: 'append', field: 'description', text: 'x' } });
    console.log(pr, await core.call('previews.apply', { id: pr.id }), await core.call('changes.undo', { onLaterEdits: 'ask' }), await core.call('changes.undo', { onLaterEdits: 'ask' }), await core.call('products.counts', {}));
    console.log(await core.call('changes.redo', { onLaterEdits: 'ask' }), core.events, core.logged);
    await core.close();
    expect(1).toBe(1);
  });
});
