import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { makePng } from '../../helpers/images.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A person who matches a folder of these pictures with a mug and a bowl. */
async function openMatching(names: readonly string[], links: readonly string[] = []) {
  const folder = temporaryFolder();
  for (const [n, name] of names.entries()) writeFileSync(join(folder, name), makePng(10 + n, 10));
  for (const name of links) symlinkSync(join(folder, names[0] ?? ''), join(folder, name));
  const products = [
    { name: 'Enamel mug', sku: 'MUG-1' },
    { name: 'Bowl', sku: 'BOWL' },
  ];
  await openCoreForWindow({
    products,
    shell: { 'files.chooseFolder': () => ({ handle: folder, name: 'photos', path: folder }) },
  });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'New product' });
  const open = () => user.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await open();
  return { user, open };
}

const readArea = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Files and SKUs' });

test('a table says since when it is there and which of its lines lead nowhere, until it is forgotten', async () => {
  const { user, open } = await openMatching(['MUG-1.png']);
  await screen.findByRole('tab', { name: 'Matched 1' });
  await user.click(screen.getByRole('switch', { name: 'A table of files and SKUs' }));
  await user.click(await readArea());
  await user.paste('MUG-1.png;BOWL\nghost.png;BOWL\nMUG-1.png;no\u202Epe\n');
  expect(await screen.findByText(/2 of 3 lines of the table lead nowhere/)).toBeTruthy();
  await user.click(screen.getByText('Show 2 lines'));
  expect(screen.getByText('Line 2: no file ghost.png')).toBeTruthy();
  expect(screen.getByText('Line 3: no product no[U+202E]pe for MUG-1.png')).toBeTruthy();

  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await open();
  expect(await screen.findByText(/^3 lines, put in: .+ Kept for the next folder, too\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Forget the table' }));
  const area = await readArea();
  expect(area.value).toBe('');
  expect(document.activeElement).toBe(area);
  await waitFor(() => expect(screen.queryByText(/lead nowhere/)).toBeNull());
});

test('of several files it is said which is the first by name, before it is taken', async () => {
  const { user } = await openMatching(['MUG-1_front.png', 'MUG-1_back.png']);
  await screen.findByRole('tab', { name: 'Several files 2' });
  expect(screen.getByText('Nothing chosen; first by name is MUG-1_back.png')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Take the first by name' }));
  await screen.findByText('Chosen');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'MUG-1_back.png for Enamel mug' }).checked).toBe(
    true,
  );
});

test('names show what nobody would see in them, and links stand under Problems', async () => {
  const { user } = await openMatching(['photo\u202Egpj.png'], ['link.png']);
  expect(await screen.findByText('photo[U+202E]gpj.png')).toBeTruthy();
  await user.click(await screen.findByRole('tab', { name: 'Problems 1' }));
  expect(await screen.findByText(/^This is a link/)).toBeTruthy();
  expect(screen.getByText(/^2 files: .*1 problem/)).toBeTruthy();
});
