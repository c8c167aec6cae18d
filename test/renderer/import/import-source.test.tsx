import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/main/core/domain/failure.ts';
import type { CatalogState } from '../../../src/shared/contract/shell.ts';
import { listNames } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { aDesk, aFile } from './open-import.ts';

test('a table that is pasted is read at once', async () => {
  const { core } = await openCoreForWindow();
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  await user.keyboard('{Control>}i{/Control}');
  await user.click(await screen.findByRole('textbox', { name: 'Or a table, with its headings' }));
  await user.paste('Name\tSKU\nMug\t007\nBowl\t008\n');
  await user.click(await screen.findByRole('button', { name: /^Check every row/ }));
  await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
  await screen.findAllByText('Imported 2 new products.');
  expect(await listNames(core)).toEqual(['Mug', 'Bowl']);
});

test('a file that is no table is refused with a sentence, and another one can be chosen', async () => {
  const { shell } = aDesk('Name,SKU\nMug,007\n');
  let broken = true;
  const give = shell['files.give'];
  await openCoreForWindow({
    shell: {
      ...shell,
      'files.give': (input) => {
        if (broken) throw new Failure('not-found', 'This is no file on this computer.');
        return give?.(input) ?? { handle: '', name: '' };
      },
    },
  });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  await user.keyboard('{Control>}i{/Control}');
  await user.upload(await screen.findByLabelText('File to import'), aFile());
  expect((await screen.findByRole('alert')).textContent).toBe('This is no file on this computer.');
  broken = false;
  await user.upload(screen.getByLabelText('File to import'), aFile());
  expect(await screen.findByRole('combobox', { name: 'Name goes' })).toBeTruthy();
});

test('a look at a file that takes long is told, and can be cancelled: nothing comes of it later', async () => {
  const { shell } = aDesk('Name,SKU\nMug,007\n');
  let goOn = () => {};
  const slow = new Promise<void>((done) => (goOn = done));
  await openCoreForWindow({
    shell: {
      ...shell,
      'files.give': async (input) => {
        await slow;
        return (await shell['files.give']?.(input)) ?? { handle: '', name: '' };
      },
    },
  });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  await user.keyboard('{Control>}i{/Control}');
  await user.upload(await screen.findByLabelText('File to import'), aFile());
  await screen.findByRole('progressbar', { name: 'Looking at the file' });
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  const choose = await screen.findByRole('button', { name: 'Choose a file…' });
  expect(document.activeElement).toBe(choose);
  goOn();
  await new Promise((done) => setTimeout(done, 100));
  expect(screen.queryByRole('combobox', { name: 'Name goes' })).toBeNull();
  await user.upload(screen.getByLabelText('File to import'), aFile());
  expect(await screen.findByRole('combobox', { name: 'Name goes' })).toBeTruthy();
});

test('a file that is dropped on the window is looked at', async () => {
  const { shell } = aDesk('Name,SKU\nMug,007\n');
  await openCoreForWindow({ shell });
  await renderApp();
  await screen.findByRole('button', { name: 'New product' });
  const items = [{ kind: 'file', type: 'text/csv', webkitGetAsEntry: () => null }];
  const dataTransfer = { types: ['Files'], files: [aFile()], items };
  fireEvent(document.body, withFiles('dragover', dataTransfer));
  expect(await screen.findByText('Drop the file to import it')).toBeTruthy();
  fireEvent(document.body, withFiles('drop', dataTransfer));
  expect(await screen.findByRole('combobox', { name: 'Name goes' })).toBeTruthy();
  expect(screen.queryByText('Drop the file to import it')).toBeNull();
});

test('without a catalog one is made first, and a cancelled dialog does nothing', async () => {
  let state: CatalogState = { kind: 'none' };
  let cancels = true;
  const { tell } = await openCoreForWindow({
    shell: {
      'catalogs.state': () => state,
      'catalogs.create': () => {
        if (cancels) return state;
        state = { kind: 'open', name: 'Shop', folder: '/shop', sample: false };
        tell({ event: 'catalogState', data: state });
        return state;
      },
    },
  });
  await renderApp();
  const user = userEvent.setup();
  const card = await screen.findByRole('button', { name: /^Import a file/ });
  await user.click(card);
  expect(screen.queryByRole('dialog')).toBeNull();
  cancels = false;
  await user.click(card);
  expect(await screen.findByRole('button', { name: 'Choose a file…' })).toBeTruthy();
});

/** This DOM has no drag event of its own that carries files. */
function withFiles(type: string, dataTransfer: object): Event {
  return Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
}
