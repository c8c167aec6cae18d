import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { makePng } from '../../helpers/images.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const MUG = { name: 'Enamel mug', sku: 'MUG-1' };
const BOWL = { name: 'Bowl', sku: 'BOWL' };

/** A person at a window with these products, and a folder of small pictures, each of its own size. */
async function openFolder(paths: readonly string[], products: readonly object[] = [MUG, BOWL]) {
  const folder = temporaryFolder();
  for (const [n, path] of paths.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path.endsWith('.txt') ? 'words' : makePng(10 + n, 10));
  }
  let answer: string | null = folder;
  const { core } = await openCoreForWindow({
    products,
    shell: {
      'files.chooseFolder': () => (answer === null ? null : { handle: answer, name: 'photos', path: answer }),
      // The core of these tests takes paths for handles.
      'files.give': ({ path }) => ({ handle: path, name: 'dropped' }),
    },
  });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  return {
    core,
    user,
    folder,
    cancel: () => (answer = null),
    open: () => user.keyboard('{Control>}{Shift>}m{/Shift}{/Control}'),
  };
}

async function readImage(core: InProcess, id: number): Promise<string> {
  const product = await core.call('products.get', { id });
  const value = product?.fields.imageUrl ?? '';
  return readLocalImage(value)?.name ?? value;
}

test('what is matched is given as one change, and what is unticked is not', async () => {
  const { core, user, open } = await openFolder(['MUG-1.png', 'BOWL.png']);
  await open();
  expect(await screen.findByRole('tab', { name: 'Matched 2' })).toBe(document.activeElement);
  await user.click(screen.getByRole('checkbox', { name: 'Give BOWL.png to Bowl' }));
  await user.click(await screen.findByRole('button', { name: /^Give 1 product an image/ }));
  await screen.findAllByText('Gave 1 product an image.');
  await waitFor(async () => expect(await readImage(core, 1)).toBe('MUG-1.png'));
  expect(await readImage(core, 2)).toBe('');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await readImage(core, 1)).toBe(''));
});

test('a rule that is switched off finds nothing, and its count goes', async () => {
  const { user, open } = await openFolder(['MUG-1.png', 'BOWL.png', 'BOWL/front.png']);
  await open();
  await screen.findByRole('tab', { name: 'Several files 2' });
  await user.click(screen.getByRole('switch', { name: 'Folder is the SKU' }));
  await screen.findByRole('tab', { name: 'Matched 2' });
  expect(await screen.findByRole('tab', { name: 'No product 1' })).toBeTruthy();
});

test('a pattern and a table come before the other rules once they are switched on', async () => {
  const { core, user, open } = await openFolder(['MUG-1.png']);
  await open();
  await screen.findByRole('tab', { name: 'Matched 1' });
  await user.click(screen.getByRole('switch', { name: 'A table of files and SKUs' }));
  expect(screen.getAllByRole('switch')[0]).toBe(
    screen.getByRole('switch', { name: 'A table of files and SKUs' }),
  );
  await user.click(screen.getByRole('textbox', { name: 'Files and SKUs' }));
  await user.paste('MUG-1.png;BOWL\n');
  await screen.findByText(/^1 line, put in/);
  await screen.findByText(/By the table/);
  await user.click(screen.getByRole('button', { name: /^Give 1 product/ }));
  await waitFor(async () => expect(await readImage(core, 2)).toBe('MUG-1.png'));
});

test('a file for more products than are listed is given to all of them by one button', async () => {
  const many = Array.from({ length: 25 }, (_, n) => ({
    name: `Tin ${n}`,
    sku: `T${n}`,
    imageUrl: 'one.png',
  }));
  const { core, user, open } = await openFolder(['one.png'], many);
  await open();
  await screen.findByRole('tab', { name: 'Several products 1' });
  expect(await screen.findByText('and 5 other products')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Give it to all 25' }));
  await screen.findByRole('tab', { name: 'Matched 1' });
  await user.click(await screen.findByRole('button', { name: /^Give 25 products an image/ }));
  await screen.findAllByText('Gave 25 products an image.');
  expect((await core.call('products.get', { id: 25 }))?.fields.imageUrl).toMatch(/^local-image:/u);
});

test('of several files none is taken before the person says so', async () => {
  const { core, user, open } = await openFolder(['MUG-1_2.png', 'MUG-1_10.png']);
  await open();
  await screen.findByRole('tab', { name: 'Several files 2' });
  expect(screen.getByRole('button', { name: /^Apply/ }).getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('radio', { name: 'MUG-1_10.png for Enamel mug' }));
  await user.click(await screen.findByRole('button', { name: /^Give 1 product/ }));
  await waitFor(async () => expect(await readImage(core, 1)).toBe('MUG-1_10.png'));
});

test('a product that is the only one with the letters is taken by Enter', async () => {
  const { core, user, open } = await openFolder(['plate.png'], [MUG, BOWL, { name: 'Bow tie', sku: 'TIE' }]);
  await open();
  await user.click(await screen.findByRole('tab', { name: 'No product 1' }));
  await user.click(await screen.findByRole('button', { name: 'Choose a product for plate.png' }));
  const field = await screen.findByRole('combobox', { name: 'Product' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.keyboard('bow');
  const other = await screen.findByRole('option', { name: 'Bow tie · TIE', hidden: true });
  expect(other.dataset['comboboxSelected']).toBeUndefined();
  // Of two, none is taken.
  await user.keyboard('{Enter}l');
  const only = await screen.findByRole('option', { name: 'Bowl · BOWL', hidden: true });
  await waitFor(() => expect(only.dataset['comboboxSelected']).toBe('true'));
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: /^Give 1 product an image/ }));
  await waitFor(async () => expect(await readImage(core, 2)).toBe('plate.png'));
});

test('Escape ends the word that is being composed, then the list of products, then the choice', async () => {
  const { user, open } = await openFolder(['plate.png']);
  await open();
  await user.click(await screen.findByRole('tab', { name: 'No product 1' }));
  await user.click(await screen.findByRole('button', { name: 'Choose a product for plate.png' }));
  const field = await screen.findByRole('combobox', { name: 'Product' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(field.getAttribute('aria-expanded')).toBe('false'));
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
  expect(screen.getByRole('combobox', { name: 'Product' })).toBe(field);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Product' })).toBeNull());
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('a product without an image has no empty place for one', async () => {
  const { open } = await openFolder(['MUG-1_2.png', 'MUG-1_10.png']);
  await open();
  const legend = (await screen.findByText('MUG-1 ·', { exact: false })).closest('legend');
  expect(legend?.querySelector('[data-state]')).toBeNull();
});

test('closing asks where something was decided by hand, and only there', async () => {
  const { user, open } = await openFolder(['MUG-1.png']);
  await open();
  await screen.findByRole('tab', { name: 'Matched 1' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await open();
  await user.click(await screen.findByRole('checkbox', { name: 'Give MUG-1.png to Enamel mug' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /^Apply/ })).toBeTruthy());
  await user.keyboard('{Escape}');
  const question = await screen.findByRole('dialog', { name: 'Close without giving the images?' });
  await user.click(within(question).getByText('Close'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a folder that is gone when it is applied is said, and nothing is given', async () => {
  const { core, user, open, folder } = await openFolder(['MUG-1.png']);
  await open();
  await screen.findByRole('tab', { name: 'Matched 1' });
  rmSync(folder, { recursive: true });
  await user.click(screen.getByRole('button', { name: /^Give 1 product/ }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(await readImage(core, 1)).toBe('');
});

test('who cancels the choice of a folder is asked again by a button', async () => {
  const { open, cancel } = await openFolder(['MUG-1.png']);
  cancel();
  await open();
  expect(await screen.findByRole('button', { name: 'Choose a folder…' })).toBeTruthy();
});

test('several images that are dropped are matched, and a table is imported', async () => {
  await openFolder(['MUG-1.png', 'BOWL.png']);
  drop('dragover', ['a.png', 'b.png']);
  expect(await screen.findByText('Drop the images to match them with products')).toBeTruthy();
  drop('dragover', ['a.csv']);
  expect(await screen.findByText('Drop the file to import it')).toBeTruthy();
});

function drop(type: string, names: readonly string[]): void {
  const files = names.map(
    (name) => new File(['x'], name, { type: name.endsWith('png') ? 'image/png' : 'text/csv' }),
  );
  const items = files.map((file) => ({ kind: 'file', type: file.type, webkitGetAsEntry: () => null }));
  const dataTransfer = { types: ['Files'], files, items };
  fireEvent(
    document.body,
    Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer }),
  );
}
