import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { listRows } from '../../helpers/catalog.ts';
import { choose, openImport } from './open-import.ts';

const check = () => screen.getByRole('button', { name: /^Check every row/ });
const opener = () => screen.findByRole('button', { name: 'Change these cells…' });

describe('the cells of rows with the same problem', () => {
  const PRICES = 'Name,SKU,Price\nMug,1,ca 3.50\nBowl,2,CA 4\nJug,3,none\nPot,4,5\n';

  test('are found and replaced together, counted before, and the rest stays to be mended', async () => {
    const { core, user } = await openImport(PRICES);
    await user.click(check());
    await user.click(await opener());
    expect(await screen.findByText('Price: 3 cells')).toBeTruthy();
    expect(screen.getByText('To take it back, check every row again.')).toBeTruthy();
    const change = () => screen.getByRole('button', { name: /^Change (cells|\d)/ });
    expect(change().getAttribute('aria-disabled')).toBe('true');
    await user.type(screen.getByRole('textbox', { name: 'Find' }), 'ca ');
    expect((await screen.findAllByText('2 of 3 cells change.')).length).toBeGreaterThan(0);
    const examples = screen.getByRole('list', { name: 'Such as' });
    expect(
      within(examples)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['ca 3.50 → 3.50', 'CA 4 → 4']);
    const matchCase = screen.getByRole('checkbox', { name: 'Match case' });
    await user.click(matchCase);
    expect(await screen.findByRole('button', { name: /^Change 1 cell/ })).toBeTruthy();
    await user.click(matchCase);
    await user.click(await screen.findByRole('button', { name: /^Change 2 cells/ }));
    expect(
      await screen.findByText(
        /^2 cells were changed\. Their rows: 2 without a problem now\. Other rows are as they were\./,
      ),
    ).toBeTruthy();
    expect(screen.getByText('4 rows: 3 new, 1 with problems.')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Find' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Import 3 products/ }));
    await waitFor(async () => expect((await listRows(core)).length).toBe(3));
    expect(new Set((await listRows(core)).map(({ price }) => price))).toEqual(new Set(['3.50', '4', '5']));
  });

  test('are set to a word of their field, all or those of one text, by keyboard', async () => {
    const { core, user } = await openImport('Name,SKU,Status\nMug,1,aktiv\nBowl,2,aktiv\nJug,3,weg\n');
    await user.click(check());
    (await opener()).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Status: 3 cells')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Set them' }));
    await choose(user, 'Which cells', '“aktiv” (2)');
    await choose(user, 'Set them to', 'Active');
    await screen.findByRole('button', { name: /^Change 2 cells/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 rows: 2 new, 1 with problems.');
    expect(await listRows(core)).toEqual([]);
  });

  test('have the keys to themselves while their form is open, which the button of the import says', async () => {
    const { core, user } = await openImport(PRICES);
    const doesImport = () => screen.getByRole('button', { name: /^Import 1 product/ }).textContent;
    await user.click(check());
    expect((await opener()) && doesImport()).toBe('Import 1 productCtrl+Enter');
    await user.click(await opener());
    expect(doesImport()).toBe('Import 1 product');
    expect(screen.getByRole('button', { name: 'Change cells Ctrl+Enter' })).toBeTruthy();
    const tab = (name: RegExp) => screen.getByRole('tab', { name });
    tab(/^Problems/).focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await listRows(core)).toEqual([]);
    await user.click(tab(/^New/));
    expect(doesImport()).toBe('Import 1 productCtrl+Enter');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await listRows(core)).length).toBe(1));
  });

  test('are as the file has them again once every row is checked anew, and Escape closes no more than the form', async () => {
    const { user } = await openImport(PRICES);
    await user.click(check());
    await user.click(await opener());
    await user.type(screen.getByRole('textbox', { name: 'Find' }), '^.*$');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Find' })).toBeNull();
    expect(document.activeElement).toBe(await opener());
    await user.click(await opener());
    screen.getByRole('tab', { name: /^Problems/ }).focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Find' })).toBeNull();
    await user.click(await opener());
    await user.click(screen.getByRole('radio', { name: 'Set them' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('radio', { name: 'Set them' })).toBeNull();
    await user.click(await opener());
    await user.click(screen.getByRole('radio', { name: 'Set them' }));
    await user.type(screen.getByRole('textbox', { name: 'Set them to' }), '9');
    await user.click(await screen.findByRole('button', { name: /^Change 3 cells/ }));
    await screen.findByText('4 rows: 4 new.');
    await user.click(screen.getByRole('button', { name: 'Take it back: check every row again' }));
    await screen.findByText('4 rows: 1 new, 3 with problems.');
    expect(screen.queryByText(/Other rows are as they were/)).toBeNull();
  });

  test('are those of one column at a time, where the same problem is in several', async () => {
    const { user } = await openImport(
      'Name,SKU,Status,Billing type\nMug,1,aktiv,one_time\nBowl,2,aktiv,einmal\nJug,3,active,einmal\n',
    );
    await user.click(check());
    await user.click(await opener());
    await user.click(await screen.findByRole('radio', { name: 'Set them' }));
    await choose(user, 'Which cells', '“aktiv” (2)');
    await choose(user, 'Column', 'Billing type (2)');
    await screen.findByRole('button', { name: /^Blank 2 cells/ });
    expect(screen.getByRole('combobox', { name: 'Which cells' })).toHaveProperty('value', 'All 2');
    await choose(user, 'Set them to', 'One time');
    await user.click(await screen.findByRole('button', { name: /^Change 2 cells/ }));
    await screen.findByText('3 rows: 1 new, 2 with problems.');
  });

  test('say why a pattern can’t be read', async () => {
    const { user } = await openImport(PRICES);
    await user.click(check());
    await user.click(await opener());
    await user.click(screen.getByRole('checkbox', { name: /^Pattern/ }));
    await user.type(screen.getByRole('textbox', { name: 'Find' }), '(');
    expect(await screen.findByText(/This pattern can not be read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Change cells/ }).getAttribute('aria-disabled')).toBe('true');
  });

  test('are offered for no single row, and for no row that is mended by another', async () => {
    const head = 'Handle,Title,Variant SKU,Variant Price,Image Src\n';
    const { user } = await openImport(`${head}a,Mug,A,free,x\na,,B,3,x\na,,C,3,x\n`);
    await user.click(check());
    await screen.findByText(/3 rows: .*with problems/);
    expect(screen.queryByRole('button', { name: 'Change these cells…' })).toBeNull();
  });
});
