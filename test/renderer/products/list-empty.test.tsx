import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/renderer/commands/command-store.ts';
import { isTextField } from '../../../src/renderer/commands/shortcuts.ts';
import { focusMain } from '../../../src/renderer/ui/focus-main.ts';
import { aProduct, listRows } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { openWindow } from '../app/open-window.ts';
import { openImport } from '../import/open-import.ts';

test('after an import was undone the list says so, and does it again', async () => {
  const { user } = await openImport('Name,SKU\nMug,1\nBowl,2\n');
  await user.click(screen.getByRole('button', { name: /^Check every row/ }));
  await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('All 2 products are in the trash. What was done last is undone.');
  expect(screen.queryByText('This catalog has no products yet.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Redo' }));
  await screen.findAllByText(/^Done again: /);
  await waitFor(() => expect(screen.queryByText(/in the trash/)).toBeNull());
});

test('where every product is in the trash, that is one click away', async () => {
  const { grid, user } = await openWindow();
  grid.focus();
  await user.keyboard('{Control>}a{/Control}{Delete}');
  await screen.findByText('All 3 products are in the trash.');
  await user.click(screen.getByRole('button', { name: 'Show the trash' }));
  expect(await screen.findByText('3 products')).toBeTruthy();
});

test('a catalog without products offers a new one and an import', async () => {
  await openCoreForWindow({});
  await renderApp();
  await screen.findByText('This catalog has no products yet.');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Import…' }));
  expect(await screen.findByRole('dialog', { name: /^Import/ })).toBeTruthy();
});

test('many products in the trash are counted as everywhere', async () => {
  const { core } = await openCoreForWindow({});
  const products = Array.from({ length: 1200 }, (_, n) => aProduct({ name: `Mug ${n}` }));
  const { ids } = await core.call('products.add', { products, remotes: [] });
  await core.call('products.trash', { scope: { kind: 'ids', ids } });
  await renderApp();
  expect(await screen.findByText('All 1,200 products are in the trash.')).toBeTruthy();
});

describe('a paste where no row is', () => {
  const TABLE = 'Tin cup\tCUP-1\nStone bowl\tBOWL-1\nEnamel mug\tMUG-1';

  /** A window whose clipboard has a table; the program's own paste gives all of it. */
  async function openWith(
    data: Readonly<Record<string, string>>,
    products: readonly { name: string }[] = [],
  ) {
    const give = () => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: (type: string) => data[type] ?? '' } });
      (document.activeElement ?? document.body).dispatchEvent(event);
      return event;
    };
    const shell = {
      'app.paste': () => {
        give();
        return {};
      },
    };
    const { core } = await openCoreForWindow({ shell, products });
    await renderApp();
    return { core, give, user: userEvent.setup() };
  }

  const PASTE_NEW = '{Control>}{Shift>}v{/Shift}{/Control}';
  const skus = async (core: InProcess) => new Set((await listRows(core)).map(({ sku }) => sku));

  test('adds its rows as new products by Ctrl+Shift+V, in an empty catalog', async () => {
    const { core, user } = await openWith({ 'text/plain': TABLE });
    await screen.findByText('This catalog has no products yet.');
    await user.keyboard(PASTE_NEW);
    expect((await screen.findAllByText('Added 3 products.')).length).toBeGreaterThan(0);
    expect(await skus(core)).toEqual(new Set(['BOWL-1', 'CUP-1', 'MUG-1']));
    expect(await core.call('changes.list', { limit: 10 })).toMatchObject([{ kind: 'create', products: 3 }]);
    expect(await screen.findByText('Tin cup')).toBeTruthy();
  });

  test('adds them to an empty view, and keeps our own values exactly as they were', async () => {
    const ours =
      '<table data-offshelf-fields="name price sku"><tbody><tr><td data-text="Cup">Cup</td>' +
      '<td data-text="1.500">1.500</td><td></td></tr></tbody></table>';
    const { core, user } = await openWith({ 'text/plain': 'Cup\t1.500\t', 'text/html': ours }, [
      { name: 'Mug' },
    ]);
    await screen.findByText('Mug');
    await user.keyboard('{Control>}3{/Control}');
    await screen.findByText('No product has a problem.');
    await user.keyboard(PASTE_NEW);
    await waitFor(async () => expect((await listRows(core)).length).toBe(2));
    const added = (await listRows(core)).find(({ name }) => name === 'Cup');
    expect(added).toMatchObject({ price: '1.500', sku: null });
  });

  test('asks first by Ctrl+V, and adds nothing before that', async () => {
    const { core, give, user } = await openWith({ 'text/plain': TABLE });
    await screen.findByText('This catalog has no products yet.');
    await waitFor(() => expect(give().defaultPrevented).toBe(true));
    const dialog = await screen.findByRole('dialog', { name: 'Paste' });
    expect(await skus(core)).toEqual(new Set());
    await user.click(within(dialog).getByRole('button', { name: 'Add 3 products' }));
    await waitFor(async () => expect(await skus(core)).toEqual(new Set(['BOWL-1', 'CUP-1', 'MUG-1'])));
  });

  test('is refused in the trash with the reason, and is the text’s own where one is typed', async () => {
    const { core, user } = await openWith({ 'text/plain': TABLE }, [{ name: 'Mug' }]);
    await screen.findByText('Mug');
    await user.keyboard('{Control>}f{/Control}');
    expect(isTextField(document.activeElement)).toBe(true);
    await user.keyboard(PASTE_NEW);
    act(() => void runCommand('view.trash'));
    await screen.findByText('The trash is empty.');
    focusMain();
    await user.keyboard(PASTE_NEW);
    const why = 'Nothing can be added to the trash. Show all products first.';
    expect((await screen.findAllByText(why)).length).toBeGreaterThan(0);
    expect(await listRows(core)).toHaveLength(1);
  });
});
