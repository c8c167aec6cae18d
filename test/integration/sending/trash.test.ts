import { expect, test } from 'vitest';
import { addProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { until } from '../../helpers/until.ts';
import { silent } from './script.ts';

test('the SKU of a product that goes into the trash while it waits to leave again is free', async () => {
  const core = await openTestCatalog({
    http: { send: async () => silent },
    keys: { key: async () => 'a key' },
  });
  core.writer.start();
  const bee = await addJourneyBee(core);
  const first = await addProduct(core, { name: 'First', price: '0', sku: 'X' });
  await core.call('sending.send', { products: [first.id], remotes: [bee.id] });
  let states: string[] = [];
  const look = async () => {
    const rows = await core.call('sending.list', { product: first.id, limit: 1 });
    states = rows.map(({ state }) => state);
  };
  await until('an unsure row', () => {
    void look();
    return states[0] === 'unsure';
  });
  const [row] = await core.call('sending.list', { product: first.id, limit: 1 });
  await core.call('sending.pauseAll', { paused: true });
  const resolution = { kind: 'send-again' } as const;
  await core.call('sending.resolve', { id: row?.id ?? '', resolution, attempts: 1 });
  const second = await addProduct(core, { name: 'Second', price: '0', sku: 'X' });
  const markOfSecond = async () =>
    (await listRows(core)).find(({ id }) => id === second.id)?.remotes[0]?.readiness;
  expect(await markOfSecond()).toBe('problems');
  await core.call('products.trash', { scope: { kind: 'ids', ids: [first.id] } });
  expect(await markOfSecond()).toBe('ready');
});
