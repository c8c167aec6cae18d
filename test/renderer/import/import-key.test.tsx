import { writeFileSync } from 'node:fs';
import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { useImport } from '../../../src/renderer/features/import/import-store.ts';
import { listNames, listRows, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';
import { choose, giveFile, openImport } from './open-import.ts';

const check = () => screen.getByRole('button', { name: /^Check every row/ });
const key = () => screen.getByRole('combobox', { name: 'Find products by' });
const NO_SKU = 'No column goes into the SKU. A product that was renamed is not found.';

describe('what products are found by', () => {
  test('follows where columns go, so that a renamed product is not there twice', async () => {
    const { core, user } = await openImport('Kennung,Name\n007,Big mug\n', [{ name: 'Mug', sku: '007' }]);
    expect(key()).toHaveProperty('value', 'Name');
    expect(screen.getByText(NO_SKU)).toBeTruthy();
    await choose(user, 'Kennung goes', 'SKU');
    expect(key()).toHaveProperty('value', 'SKU');
    expect(screen.getByText('Finds renamed products, too.')).toBeTruthy();
    expect(screen.getByText('Products are found by SKU.')).toBeTruthy();
    await user.click(check());
    await screen.findByText('1 row: 1 update.');
    await user.click(screen.getByRole('button', { name: /^Import 1 product/ }));
    await screen.findAllByText('Imported 1 update.');
    expect(await listNames(core)).toEqual(['Big mug']);
  });

  test('stays what the person chose by hand, wherever columns go', async () => {
    const { user } = await openImport('Kennung,Name,SKU\n1,Mug,007\n');
    await choose(user, 'Find products by', 'Name');
    expect(screen.getByText('As you said. A product that was renamed is not found.')).toBeTruthy();
    await choose(user, 'Kennung goes', 'Type');
    expect(key()).toHaveProperty('value', 'Name');
  });

  test('is refused in place while no column goes there, also where rows are only added', async () => {
    const { user } = await openImport('Name,SKU\nMug,007\n');
    await choose(user, 'Find products by', 'Name');
    await choose(user, 'Find products by', 'SKU');
    await choose(user, 'Then', 'Only add new ones');
    expect(screen.queryByText('No column goes there.')).toBeNull();
    await choose(user, 'SKU goes', 'Left out');
    expect(screen.getByText('No column goes there.')).toBeTruthy();
    expect(key().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Products are found by SKU, but no column goes there.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(useImport.getState()).toMatchObject({ step: 'plan', busy: null });
    await choose(user, 'Find products by', 'Name');
    await user.click(check());
    expect(await screen.findByText('1 row: 1 new.')).toBeTruthy();
  });

  test('is a SKU that is said to be another product where it differs by capitals alone', async () => {
    const { core, user } = await openImport('Name,SKU\nCup,a-1\n', [{ name: 'Mug', sku: 'A-1' }]);
    await user.click(check());
    await screen.findByText('1 row: 1 with problems.');
    await user.click(screen.getByRole('button', { name: 'They are other products' }));
    await screen.findByText('1 row: 1 new.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    const near = screen.getByRole('combobox', { name: 'A SKU that is nearly the same' });
    expect(near).toHaveProperty('value', 'Is another product');
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: /^Import 1 product/ }));
    await screen.findAllByText('Imported 1 new product.');
    expect((await listRows(core)).map(({ sku }) => sku)).toEqual(['A-1', 'a-1']);
  });

  test('is said of rows without a SKU before anything comes in', async () => {
    const { user } = await openImport('Name,SKU\nMug,007\nBowl,\nJug,\n');
    await user.click(check());
    await screen.findByText('3 rows: 3 new.');
    expect(screen.getByText(/^2 rows have no SKU to be found by: each is a new product/)).toBeTruthy();
  });
});

describe('what products were found by the last time', () => {
  const again = async (user: UserEvent) => {
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: /^Import \d/ }));
    await screen.findAllByText(/^Imported/);
  };

  test('holds only where the person chose it: no file decides it for the next one', async () => {
    const { user, file } = await openImport('Name,SKU\nMug,\n');
    expect(key()).toHaveProperty('value', 'Name');
    await again(user);
    writeFileSync(file, 'Name,SKU\nBowl,008\n');
    await giveFile(user);
    expect(key()).toHaveProperty('value', 'SKU');
    expect(screen.getByText('Finds renamed products, too.')).toBeTruthy();
    await choose(user, 'Find products by', 'Name');
    await again(user);
    writeFileSync(file, 'Name,SKU\nJug,009\n');
    await giveFile(user);
    expect(key()).toHaveProperty('value', 'Name');
    expect(screen.getByText('As the last time. A product that was renamed is not found.')).toBeTruthy();
    await choose(user, 'SKU goes', 'Left out');
    await choose(user, 'SKU goes', 'SKU');
    expect(key()).toHaveProperty('value', 'Name');
  });
});

describe('the id at a remote', () => {
  const twoRemotes = (heading: string) => async (core: InProcess) => {
    const [jani, bees] = [await addJani(core), await addJourneyBee(core)];
    const [mug] = await listRows(core);
    const id = standAt(peek(core), mug?.id ?? 0, jani, 'sent');
    standAt(peek(core), mug?.id ?? 0, bees, 'sent');
    return `${heading},Name\n${id},Big mug\n`;
  };

  test('is asked about where several remotes gave ids', async () => {
    const { core, user } = await openImport(twoRemotes('Kennung'), [{ name: 'Mug' }]);
    expect(screen.queryByRole('combobox', { name: 'Whose ids they are' })).toBeNull();
    await choose(user, 'Kennung goes', 'Id at a remote');
    expect(key()).toHaveProperty('value', 'Id at a remote');
    expect(screen.getByText('Choose the remote that gave them.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(useImport.getState()).toMatchObject({ step: 'plan', busy: null });

    await choose(user, 'Whose ids they are', 'JourneyBee');
    await user.click(check());
    await screen.findByText('1 row: 1 with problems.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await choose(user, 'Whose ids they are', 'Jani');
    await user.click(check());
    await screen.findByText('1 row: 1 update.');
    await user.click(screen.getByRole('button', { name: /^Import 1 product/ }));
    await waitFor(async () => expect(await listNames(core)).toEqual(['Big mug']));
  });

  test('that no product here was sent with is asked about, and what mends it is offered', async () => {
    const { core, user } = await openImport('Kennung,Name,SKU\n77,Big mug,007\n78,Bowl,008\n', [
      { name: 'Mug', sku: '007' },
    ]);
    await choose(user, 'Kennung goes', 'Id at a remote');
    await choose(user, 'Find products by', 'Id at a remote');
    await user.click(check());
    await screen.findByText('2 rows: 2 with problems.');
    expect(screen.getByRole('button', { name: 'Find products by name' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'They are new products: 2' }));
    await screen.findByText('2 rows: 2 new.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    const unknown = screen.getByRole('combobox', { name: 'An id that no product here has' });
    expect(unknown).toHaveProperty('value', 'Is a new product');
    await choose(user, 'An id that no product here has', 'Is a problem');
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: 'Find products by SKU' }));
    await screen.findByText('2 rows: 1 new, 1 update.');
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    await waitFor(async () => expect(await listNames(core)).toEqual(['Big mug', 'Bowl']));
  });

  test('is of the remote that the heading names, until the person says otherwise', async () => {
    const { user } = await openImport(twoRemotes('Jani Kennung'), [{ name: 'Mug' }]);
    await choose(user, 'Jani Kennung goes', 'Id at a remote');
    expect(screen.getByRole('combobox', { name: 'Whose ids they are' })).toHaveProperty('value', 'Jani');
    expect(screen.getByText('The heading names it.')).toBeTruthy();
    await user.click(check());
    expect(await screen.findByText('1 row: 1 update.')).toBeTruthy();
  });
});
