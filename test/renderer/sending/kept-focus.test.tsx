import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { openList, rowOf, send } from './open-list.tsx';

const LOST: Fault = { name: 'close-after-create', times: 1 };
const NO_LIST: Fault = { name: 'status', status: 404, on: 'list' };
const REFUSED: Fault = { name: 'status', status: 422, message: 'no room for it' };

const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

/** One product that was sent, and the dialog about one that never answered. */
async function openUnsure() {
  const to = await openList();
  await send(to, 'journeybee', { name: 'Bowl' });
  await rowOf('Bowl', 'Sent');
  await send(to, 'jani', { name: 'Mug' }, [LOST, NO_LIST]);
  await to.user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
  const dialog = within(await screen.findByRole('dialog'));
  return { ...to, dialog };
}

async function askToGiveUp({ user, dialog }: Awaited<ReturnType<typeof openUnsure>>) {
  await user.click(dialog.getByRole('button', { name: 'More answers' }));
  await user.click(await screen.findByText('Give up on it…'));
  return within(await screen.findByRole('dialog', { name: 'Give up on “Mug”?' }));
}

describe('when a dialog about a row closes, the keyboard is in the list', () => {
  test('after it was settled by its id', async () => {
    const { user, dialog, sandbox } = await openUnsure();
    await user.click(dialog.getByRole('radio', { name: 'It is there' }));
    await user.type(
      dialog.getByRole('textbox', { name: 'Its id at Jani' }),
      `${sandbox.products('jani')[0]?.id}{enter}`,
    );
    await closed();
    await waitFor(() => expect(focused()).toBe('What happened to Mug at Jani'));
    await user.keyboard('{ArrowDown}');
    expect(focused()).toMatch(/^What happened to/);
  });

  test('after it was given up: on the row that is there still', async () => {
    const to = await openUnsure();
    const asked = await askToGiveUp(to);
    await to.user.click(asked.getByRole('button', { name: 'Give up' }));
    await closed();
    await waitFor(() => expect(focused()).toMatch(/^What happened to (Bowl|Mug)/));
  });

  test('after Escape in the question about withdrawing, on what had asked', async () => {
    const to = await openList();
    for (const name of ['One', 'Two']) await send(to, 'journeybee', { name }, [REFUSED]);
    await rowOf('2 products', 'Not accepted');
    await to.user.click(screen.getByRole('button', { name: /^More for the 2 products/ }));
    await to.user.click(await screen.findByText(/^Withdraw all/));
    await screen.findByRole('dialog');
    await to.user.keyboard('{Escape}');
    await closed();
    await waitFor(() => expect(focused()).toMatch(/^More for the 2 products/));
  });
});

test('Escape in the question about giving up goes back to the dialog that asked it', async () => {
  const to = await openUnsure();
  await askToGiveUp(to);
  await to.user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('More answers'));
});

test('what the person went to outside of the list is left alone when a row goes', async () => {
  const to = await openUnsure();
  await to.user.keyboard('{Escape}');
  await closed();
  screen.getByRole('textbox', { name: 'Find in the Send list' }).focus();
  await to.user.click(document.body);
  const [mug] = (await to.core.call('sending.list', { product: null, limit: 10 })).filter(
    ({ productName }) => productName === 'Mug',
  );
  await to.core.call('sending.resolve', {
    id: mug?.id ?? '',
    resolution: { kind: 'discard' },
    attempts: 1,
  });
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Is it there/ })).toBeNull());
  expect(document.activeElement).toBe(document.body);
});
