import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { screen } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import type { Shell } from '../../helpers/test-bridge.ts';

/** A main process whose dialogs are answered at once. The core of these tests takes paths for handles. */
export function aDesk(text: string, name = 'products.csv') {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, text);
  const places: string[] = [];
  let cancels = false;
  const shell: Shell = {
    'files.give': () => ({ handle: file, name }),
    'files.choosePlace': ({ name: offered, format }) => {
      if (cancels) {
        cancels = false;
        return null;
      }
      const path = join(folder, `${offered}.${format}`);
      places.push(path);
      return { handle: path, name: basename(path), folder: dirname(path) };
    },
  };
  return { shell, places, file, cancelNext: () => (cancels = true) };
}

/** Opens the window with these products and gives it a file, as a person does who pressed Ctrl+I. `text` may depend on them. */
export async function openImport(
  text: string | ((core: InProcess) => Promise<string>),
  products: readonly Partial<ProductFields>[] = [],
) {
  const desk = aDesk('');
  const { core } = await openCoreForWindow({ shell: desk.shell, products });
  writeFileSync(desk.file, typeof text === 'string' ? text : await text(core));
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  await giveFile(user);
  return { ...desk, core, user };
}

/** Gives the window the file of the desk. */
export async function giveFile(user: UserEvent): Promise<void> {
  await user.keyboard('{Control>}i{/Control}');
  await user.upload(await screen.findByLabelText('File to import'), aFile());
  await screen.findByRole('button', { name: /^Check every row/ });
}

/** Chooses one of the options of a field. */
export async function choose(user: UserEvent, field: string, option: string): Promise<void> {
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.click(await screen.findByRole('option', { name: option, hidden: true }));
}

/** What it holds does not matter: the program reads the file by its path. */
export function aFile(): File {
  return new File(['x'], 'products.csv');
}
