import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { openSendListAt } from '../../../src/renderer/features/sending/send-wish.ts';
import { openList, rowOf, send } from './open-list.tsx';

const REFUSED: Fault = { name: 'status', status: 422, message: 'no room for it' };

async function openRows() {
  const to = await openList();
  await send(to, 'journeybee', { name: 'Bowl', sku: 'B-77' });
  await rowOf('Bowl', 'Sent');
  for (const name of ['Mug one', 'Mug two']) await send(to, 'journeybee', { name }, [REFUSED]);
  await rowOf('2 products', 'Not accepted');
  return { ...to, box: screen.getByRole('textbox', { name: 'Find in the Send list' }) };
}

test('what is typed leaves the rows whose name has it, one by one, and Escape shows everything again', async () => {
  const { user, box } = await openRows();
  await user.type(box, 'two');
  expect(await screen.findByText('1 row has “two”.')).toBeTruthy();
  await rowOf('Mug two', 'Not accepted');
  expect(screen.queryByText('Bowl')).toBeNull();
  expect(screen.queryByText('2 products')).toBeNull();
  fireEvent.keyDown(box, { key: 'Escape', isComposing: true });
  expect(screen.getByText('1 row has “two”.')).toBeTruthy();
  await user.keyboard('{Escape}');
  await rowOf('2 products', 'Not accepted');
});

test('a SKU and the id there are found too', async () => {
  const { user, box, sandbox } = await openRows();
  const id = sandbox.products('journeybee')[0]?.id ?? '';
  expect(id).not.toBe('');
  for (const typed of ['b-77', id.toUpperCase()]) {
    await user.clear(box);
    await user.type(box, typed);
    await screen.findByText(`1 row has “${typed}”.`);
    await rowOf('Bowl', 'Sent');
  }
});

test('says so where nothing has it', async () => {
  const { user, box } = await openRows();
  await user.type(box, 'kettle');
  const words = 'Nothing in the Send list has “kettle” in its name, SKU or id there.';
  expect(await screen.findByText(words)).toBeTruthy();
});

test('the arrow key goes from the field into what was found', async () => {
  const { user, box } = await openRows();
  await user.type(box, 'bowl');
  await screen.findByText('1 row has “bowl”.');
  await waitFor(() => expect(screen.queryByText('2 products')).toBeNull());
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('What happened to Bowl at JourneyBee');
});

test('the command that opens what needs the person shows it, also where a search hid it', async () => {
  const { user, box } = await openRows();
  await user.type(box, 'bowl');
  await screen.findByText('1 row has “bowl”.');
  act(() => openSendListAt('needs-you'));
  await rowOf('2 products', 'Not accepted');
  expect(box).toHaveProperty('value', '');
});
