import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { openList, PRICED, rowOf, send } from './open-list.tsx';

test('after a test with one, what was stored stands beside what was sent, with the id there', async () => {
  const to = await openList();
  const products: number[] = [];
  for (const name of ['One', 'Two']) {
    products.push((await addProduct(to.core, { ...PRICED, name, description: 'Of tin' })).id);
  }
  await to.core.call('sending.send', { products, remotes: [to.journeybee.id], testFirst: true });
  const held = within(await screen.findByRole('region', { name: 'JourneyBee is held' }));
  const table = within(await held.findByRole('table', { name: 'What JourneyBee stored of “One”' }));
  const lines = table
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(lines).toEqual(
    expect.arrayContaining([
      ['Field', 'Sent', 'Stored there'],
      ['name', 'One', 'One'],
      ['price', '12.5', '12.5'],
      ['billing type (billing_type)', 'one_time', 'one_time'],
      ['description', 'Of tin', 'Of tin'],
    ]),
  );
  expect(held.getByText('“One”')).toBeTruthy();
  const id = to.sandbox.products('journeybee')[0]?.id ?? '';
  expect(held.getByRole('button', { name: `Copy the id ${id}` })).toBeTruthy();
});

test('a field that a remote names otherwise is called by our word, with theirs in brackets', async () => {
  const to = await openList();
  const fault: Fault = { name: 'status', status: 422, message: 'body/currency_uuid: Unknown currency' };
  await send(to, 'journeybee', { name: 'Mug' }, [fault]);
  const row = await rowOf('Mug', 'Not accepted');
  expect(row.getByText('currency (currency_uuid): Unknown currency')).toBeTruthy();
  await to.user.click(row.getByRole('button', { name: 'What happened to Mug at JourneyBee' }));
  const happened = within(await screen.findByRole('list', { name: 'What happened to Mug' }));
  expect(
    happened.getByText('Not accepted: something in the product is not as it wants it (422)'),
  ).toBeTruthy();
  expect(happened.getAllByText(/, \d\d:\d\d:\d\d/)).toHaveLength(3);
});

test('a test whose product was not sent shows no values of an older product', async () => {
  const to = await openList();
  await send(to, 'journeybee', { name: 'Older' });
  await rowOf('Older', 'Sent');
  await to.sandbox.faults.set('journeybee', [
    { name: 'status', status: 422, message: 'body/name: Too short' },
  ]);
  const products: number[] = [];
  for (const name of ['One', 'Two']) products.push((await addProduct(to.core, { ...PRICED, name })).id);
  await to.core.call('sending.send', { products, remotes: [to.journeybee.id], testFirst: true });
  await screen.findByRole('region', { name: 'JourneyBee is held' });
  expect(screen.queryByRole('table', { name: /What JourneyBee stored/ })).toBeNull();
});
