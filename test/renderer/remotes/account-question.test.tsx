import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addProduct, peek } from '../../helpers/catalog.ts';
import { addJani, addJourneyBee, NO_CHOICES, standAt } from '../../helpers/remotes.ts';
import type { Shell } from '../../helpers/test-bridge.ts';
import { openWizard } from './open-wizard.tsx';

describe('a remote at a place that is known', () => {
  test('asks whether a second remote at the same place is the same account', async () => {
    const opened = await openWizard();
    const first = await addJani(opened.core);
    opened.show();
    const dialog = await opened.dialog();
    await opened.user.click(await dialog.findByRole('button', { name: /^Jani/ }));
    await opened.user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await opened.user.click(dialog.getByRole('button', { name: 'Add remote' }));
    expect(await opened.remotes()).toHaveLength(1);
    await opened.user.click(dialog.getByRole('radio', { name: /^An account that Offshelf has not sent to/ }));
    await opened.user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(async () => expect(await opened.remotes()).toHaveLength(2));
    const accounts = new Set((await opened.remotes()).map(({ accountId }) => accountId));
    expect(accounts).toContain(first.accountId);
    expect(accounts.size).toBe(2);
  });

  test('asks so about a removed remote too: sent once, its products stay sent when it comes back', async () => {
    const opened = await openWizard();
    const first = await addJani(opened.core);
    const second = await addJani(opened.core, { name: 'Second shop', accountLabel: 'Account 2' });
    const { id } = await addProduct(opened.core);
    standAt(peek(opened.core), id, first, 'sent');
    await opened.core.call('remotes.remove', { id: first.id });
    opened.show();
    const dialog = await opened.dialog();
    await opened.user.click(await dialog.findByRole('button', { name: /^Jani/ }));
    await opened.user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await opened.user.click(
      await dialog.findByRole('radio', { name: 'Jani, removed · 1 product sent · at this address' }),
    );
    expect(dialog.getByRole('radio', { name: /^Second shop \(Account 2\)/ })).toBeTruthy();
    await opened.user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(async () => expect(await opened.remotes()).toHaveLength(2));
    const back = (await opened.remotes()).find((remote) => remote.id !== second.id);
    expect(back?.accountId).toBe(first.accountId);
  });

  test('gives another account a word that no account there ever had', async () => {
    const opened = await openWizard();
    await addJani(opened.core);
    const second = await addJani(opened.core, { name: 'Second shop', accountLabel: 'Account 2' });
    await opened.core.call('remotes.remove', { id: second.id });
    opened.show();
    const dialog = await opened.dialog();
    await opened.user.click(await dialog.findByRole('button', { name: /^Jani/ }));
    await opened.user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await opened.user.click(await dialog.findByRole('radio', { name: /^An account that Offshelf has not/ }));
    const word = dialog.getByRole<HTMLInputElement>('textbox', { name: 'A word for that account' });
    expect(word.value).toBe('Account 3');
  });
});

/** A remote with one product that was sent, one that is unsure and two that wait, and its address changed in the form. */
async function openMoved() {
  const opened = await openWizard();
  const jani = await addJani(opened.core, { settings: { ...NO_CHOICES, accountCurrency: 'EUR' } });
  const states = ['sent', 'unsure', 'queued', 'queued'] as const;
  for (const state of states) {
    const { id } = await addProduct(opened.core, { name: `${state} mug` });
    standAt(peek(opened.core), id, jani, state);
  }
  opened.show(jani.id);
  const dialog = await opened.dialog();
  const address = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
  await opened.user.clear(address);
  await opened.user.type(address, 'https://billing.example.org');
  await dialog.findByText('Is this the same account, at another address?');
  const save = () => opened.user.click(dialog.getByRole('button', { name: 'Save' }));
  const readStates = async () =>
    (await opened.core.call('sending.list', { product: null, limit: 10 }))
      .map(({ state }) => state)
      .toSorted();
  return { ...opened, jani, dialog, save, states: readStates };
}

describe('a changed address', () => {
  test('is saved only with the word whose account is there, and the focus goes to that question', async () => {
    const { dialog, save, remotes, jani, user } = await openMoved();
    const radios = dialog.getAllByRole<HTMLInputElement>('radio', { name: /account/ });
    expect(radios.map(({ checked }) => checked)).toEqual([false, false]);
    await save();
    expect(document.activeElement).toBe(radios[0]);
    expect(await remotes()).toEqual([jani]);
    dialog.getByRole('textbox', { name: 'Name' }).focus();
    await user.click(dialog.getByRole('button', { name: 'Say whose account it is.' }));
    expect(document.activeElement).toBe(radios[0]);
  });

  test('of the same account keeps what was sent, and what waits goes to the new address', async () => {
    const { dialog, save, remotes, jani, user, states, onClose } = await openMoved();
    const same = dialog.getByRole('radio', { name: 'The same account · 1 product sent, 1 unsure' });
    expect(
      await dialog.findByText('What was sent stays sent, and 2 products that wait go to the new address.'),
    ).toBeTruthy();
    await user.click(same);
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(await remotes()).toMatchObject([
      { accountId: jani.accountId, origin: 'https://billing.example.org', accountLabel: '' },
    ]);
    expect(await states()).toEqual(['queued', 'queued', 'sent', 'unsure']);
  });

  test('of another account says in numbers what that does, and does it', async () => {
    const { dialog, save, remotes, jani, user, states, onClose } = await openMoved();
    expect(
      await dialog.findByText(
        '2 waiting products are withdrawn, and 1 product that was sent can be sent anew.',
      ),
    ).toBeTruthy();
    await user.click(dialog.getByRole('radio', { name: 'Another account' }));
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect((await remotes())[0]?.accountId).not.toBe(jani.accountId);
    expect(await states()).toEqual(['cancelled', 'cancelled', 'sent', 'unsure']);
  });

  test('that is changed back asks nothing', async () => {
    const { dialog, user } = await openMoved();
    const address = dialog.getByRole('textbox', { name: 'Address' });
    await user.clear(address);
    await user.type(address, 'https://billing.example.com/v2');
    expect(dialog.queryByText('Is this the same account, at another address?')).toBeNull();
  });
});

describe('a second remote of a kind at another address', () => {
  async function openSecond(shell: Shell = {}) {
    const opened = await openWizard({ shell });
    const settings = { ...NO_CHOICES, currencies: { EUR: '5f0c' }, accountCurrency: 'USD' };
    const bee = await addJourneyBee(opened.core, { settings });
    await addJourneyBee(opened.core, { name: 'Other', baseUrl: 'https://other.example.com' });
    opened.show();
    const dialog = await opened.dialog();
    await opened.user.click(await dialog.findByRole('button', { name: /^JourneyBee/ }));
    const address = dialog.getByRole('textbox', { name: 'Address' });
    await opened.user.clear(address);
    await opened.user.type(address, 'https://api.journeybee.example/v1');
    await dialog.findByText('Is this the same account as …?');
    const names = () => dialog.getAllByRole('radio', { name: /at https/ }).map(({ id }) => textOf(id));
    const textOf = (id: string) => document.querySelector(`label[for="${id}"]`)?.textContent;
    return { ...opened, bee, dialog, names };
  }

  test('asks the same, and offers what the account is known to call its currencies', async () => {
    const { dialog, user, remotes, bee } = await openSecond();
    await user.click(dialog.getByRole('radio', { name: /^JourneyBee · nothing was sent there yet/ }));
    await user.click(
      await dialog.findByRole('button', { name: 'Use the currencies and status words of JourneyBee' }),
    );
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(async () => expect(await remotes()).toHaveLength(3));
    const added = (await remotes()).find(({ origin }) => origin === 'https://api.journeybee.example');
    expect(added).toMatchObject({
      accountId: bee.accountId,
      settings: { currencies: { EUR: '5f0c' }, accountCurrency: 'USD' },
    });
  });

  test('names the account with the very key that is typed first', async () => {
    const { dialog, user, names } = await openSecond({
      'keys.matches': ({ key }) => (key === 'k-123' ? [2] : []),
    });
    expect(names()[0]).toMatch(/^JourneyBee ·/);
    await user.type(dialog.getByLabelText('Key'), 'k-123');
    await waitFor(() => expect(names()[0]).toMatch(/^Other ·.* the same key$/));
  });
});

test('the wizard says before saving how many products wait without a default currency', async () => {
  const opened = await openWizard();
  await addProduct(opened.core, { name: 'Mug', price: '5' });
  opened.show();
  const dialog = await opened.dialog();
  await opened.user.click(await dialog.findByRole('button', { name: /^JourneyBee/ }));
  const hint = '1 product is in EUR: without a default or an id for it they wait.';
  expect(await dialog.findByText(hint)).toBeTruthy();
  await opened.user.type(dialog.getByRole('combobox', { name: 'The account’s default currency' }), 'EUR');
  expect(screen.queryByText(hint)).toBeNull();
});
