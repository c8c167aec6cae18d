import { waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addProduct, peek } from '../../helpers/catalog.ts';
import { addJani, standAt } from '../../helpers/remotes.ts';
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
    await opened.user.click(await dialog.findByRole('radio', { name: 'Jani, removed · 1 product sent' }));
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
