import { expect, test } from 'vitest';
import { createScene } from './scene.ts';
import { answer } from './script.ts';

/** What the Send list shows of a product that JourneyBee answered with this. */
async function storedOf(record: object, status = 201) {
  const scene = createScene();
  const bee = scene.addBee();
  scene.network.next(answer(status, record));
  const product = scene.rig.addProduct({
    name: 'Mug',
    price: '12.50',
    currency: 'EUR',
    description: 'Of tin',
  });
  scene.rig.send([product], [bee.id]);
  await scene.clock.settle();
  return scene.rig.ask('sending.storedValues', { id: scene.rig.row(product).id });
}

test('each value that left stands beside the one that the remote says it stored', async () => {
  const values = await storedOf({ uuid: 'x1', name: 'Mug', price: 12.5, description: 'of tin' });
  expect(values).toEqual(
    expect.arrayContaining([
      { field: 'name', theirs: 'name', sent: 'Mug', stored: 'Mug' },
      { field: 'price', theirs: 'price', sent: '12.5', stored: '12.5' },
      { field: 'description', theirs: 'description', sent: 'Of tin', stored: 'of tin' },
      { field: 'billingType', theirs: 'billing_type', sent: 'one_time', stored: null },
    ]),
  );
});

test('a product that was refused has none', async () => {
  expect(await storedOf({ error: { message: 'no' } }, 422)).toEqual([]);
});
