import { describe, expect, it } from 'vitest';
import { addProduct, editProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

async function openWith(...texts: readonly string[]): Promise<{ core: InProcess; ids: number[] }> {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (const description of texts) ids.push((await addProduct(core, { description })).id);
  return { core, ids };
}

describe('recipes', () => {
  it('are kept by name, run again, and removed', async () => {
    const { core, ids } = await openWith('a');
    const actions = [{ kind: 'append' as const, field: 'description' as const, text: '!' }];
    const first = await core.call('recipes.save', { name: 'Shout', actions });
    const again = await core.call('recipes.save', { name: 'shout', actions: [...actions, ...actions] });
    expect(again).toMatchObject({ id: first.id, name: 'shout' });
    const [recipe] = await core.call('recipes.list', {});
    const preview = await core.call('previews.prepare', {
      scope: { kind: 'ids', ids },
      actions: recipe?.actions ?? [],
    });
    await core.call('previews.apply', { id: preview.id });
    expect((await getProduct(core, ids[0] ?? 0)).fields.description).toBe('a!!');
    await core.call('recipes.remove', { id: first.id });
    expect(await core.call('recipes.list', {})).toEqual([]);
  });

  it('stand in the order of names', async () => {
    const { core } = await openWith();
    const actions = [{ kind: 'append' as const, field: 'description' as const, text: '!' }];
    for (const name of ['Zusatz', 'Übersetzung', 'bunt']) await core.call('recipes.save', { name, actions });
    const recipes = await core.call('recipes.list', {});
    expect(recipes.map(({ name }) => name)).toEqual(['bunt', 'Übersetzung', 'Zusatz']);
  });
});

describe('a template that is tried', () => {
  it('shows what it makes of a few products', async () => {
    const { core, ids } = await openWith('a', 'b');
    await editProduct(core, ids[0] ?? 0, { sku: 'A-1' });
    const tried = await core.call('templates.try', { template: '{{ sku }}!', missing: 'problem', ids });
    expect(tried.results).toMatchObject([
      { id: ids[0], text: 'A-1!', note: null },
      { id: ids[1], text: null, note: 'Missing: SKU.' },
    ]);
    const bad = await core.call('templates.try', { template: '{{', missing: 'empty', ids });
    expect(bad.results).toEqual([]);
    expect(bad.problem).toContain('can not be read');
  });
});
