import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { creates, openList, send } from './open-list.tsx';

const NO_LIST: Fault = { name: 'status', status: 404, on: 'list' };

test('while sending is paused, trying one says that it is, and does nothing', async () => {
  const to = await openList();
  for (const name of ['One', 'Two', 'Three']) {
    await send(to, 'jani', { name }, [{ name: 'close-after-create', times: 2 }, NO_LIST]);
  }
  const held = within(await screen.findByRole('region', { name: 'Jani is held' }));
  const tryOne = await held.findByRole('button', { name: 'Try one' });
  expect(tryOne.getAttribute('aria-disabled')).toBe('false');
  await to.core.call('sending.pauseAll', { paused: true });
  const why = await held.findByText('Sending is paused.');
  expect(tryOne.getAttribute('aria-disabled')).toBe('true');
  expect(tryOne.getAttribute('aria-describedby')).toBe(why.id);
  const before = creates(to);
  await to.user.click(tryOne);
  expect((await to.core.call('sending.status', {})).lanes[0]?.hold).toBe('unsure-twice');
  expect(creates(to)).toBe(before);
  await to.core.call('sending.pauseAll', { paused: false });
  await expect.poll(() => tryOne.getAttribute('aria-disabled')).toBe('false');
});
