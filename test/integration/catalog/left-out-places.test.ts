import { describe, expect, it } from 'vitest';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const FIND = {
  fields: ['description' as const],
  matchCase: false,
  wholeWord: false,
  pattern: false,
};

async function openWith(...texts: readonly string[]): Promise<{ core: InProcess; ids: number[] }> {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (const description of texts) ids.push((await addProduct(core, { description, name: 'aaa' })).id);
  return { core, ids };
}

describe('a preview of find and replace', () => {
  it('does not write a value of which only places that stay the same are left', async () => {
    const { core, ids } = await openWith('Red, red', 'red, red', 'Red');
    const { id } = await core.call('previews.find', {
      scope: { kind: 'ids', ids },
      find: { ...FIND, find: 'red', text: 'red' },
    });
    const leaveOut = (at: number, hits: number[], leftOut: boolean) =>
      core.call('previews.leaveOutHits', {
        id,
        productId: ids[at] ?? 0,
        field: 'description',
        hits,
        leftOut,
      });
    expect(await leaveOut(0, [0], true)).toMatchObject({ preview: { willChange: 1, same: 2 } });
    expect(await leaveOut(0, [0], false)).toMatchObject({
      preview: { willChange: 2, same: 1 },
      row: { before: 'Red, red', after: 'red, red' },
    });
    await leaveOut(0, [0], true);
    expect(await leaveOut(1, [0], true)).toMatchObject({
      preview: { willChange: 1, same: 2 },
      row: { before: 'red, red', after: 'red, red' },
    });
    await leaveOut(1, [1], true);
    expect(await core.call('previews.leaveOut', { id, products: 'all', leftOut: false })).toMatchObject({
      willChange: 1,
      products: 1,
    });
    expect(await core.call('previews.apply', { id })).toMatchObject({ products: 1 });
    expect((await getProduct(core, ids[0] ?? 0)).version).toBe(1);
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({ restored: 1 });
  });

  it('takes a value that would be too long once enough of its places are left out', async () => {
    const { core, ids } = await openWith('');
    const find = { ...FIND, fields: ['name' as const], find: 'a', text: 'b'.repeat(5000) };
    const { id } = await core.call('previews.find', { scope: { kind: 'ids', ids }, find });
    const place = { id, productId: ids[0] ?? 0, field: 'name' as const };
    expect(await core.call('previews.leaveOutHits', { ...place, hits: [0, 1], leftOut: true })).toMatchObject(
      {
        preview: { willChange: 1, problems: 0 },
        row: { problem: null },
      },
    );
  });
});
