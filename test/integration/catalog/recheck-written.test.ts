import { expect, it } from 'vitest';
import { addProduct, applyBulk, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';

it('what kept a product back that could not be made into a request ends with any edit of it', async () => {
  const core = await openTestCatalog();
  await addJani(core);
  const { id } = await addProduct(core, { name: 'Mug' });
  const problems = () =>
    peek(core).prepare('SELECT problems FROM product_check WHERE product_id = ?').pluck().get(id);
  expect(problems()).toBe(0);
  // As the engine notes it.
  peek(core).prepare('UPDATE product_check SET problems = 1 WHERE product_id = ?').run(id);
  await applyBulk(core, [id], { kind: 'set', field: 'description', text: 'Another' });
  expect(problems()).toBe(0);
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  expect(problems()).toBe(0);
});
