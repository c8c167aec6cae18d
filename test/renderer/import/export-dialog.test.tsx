import { readFileSync } from 'node:fs';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EVERYTHING, setSelected } from '../../../src/renderer/features/products/selection.ts';
import { useSelection } from '../../../src/renderer/features/products/selection-store.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { aDesk, aFile } from './open-import.ts';

const PRODUCTS = [
  { name: '=1+1', sku: '007' },
  { name: 'Bowl', sku: '4006381333931', description: 'Two\nlines, "quoted"' },
];

async function openExport() {
  const desk = aDesk('');
  const shell = {
    ...desk.shell,
    'files.give': () => ({ handle: desk.places[0] ?? '', name: 'Products.csv' }),
  };
  const { core } = await openCoreForWindow({ shell, products: PRODUCTS });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByText('2 products');
  await user.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await screen.findByRole('dialog', { name: 'Export products' });
  return { ...desk, core, user };
}

test('what is exported says how many, where, and what got an apostrophe; imported again it changes nothing', async () => {
  const { user, places } = await openExport();
  expect(screen.getByRole('checkbox', { name: /^Put a ' in front/ })).toHaveProperty('checked', true);
  await user.click(screen.getByRole('button', { name: 'Save as…' }));
  const said = (await screen.findByText('Products.csv')).closest('p');
  expect(said?.textContent).toMatch(/^2 products are in Products\.csv, in .*\. 1 text got a ' in front\.$/);
  expect(readFileSync(places[0] ?? '', 'utf8')).toContain("'=1+1");
  await user.click(screen.getByRole('button', { name: 'Done' }));

  await user.keyboard('{Control>}i{/Control}');
  await user.upload(await screen.findByLabelText('File to import'), aFile());
  await screen.findByText('Offshelf wrote this file.');
  await user.click(screen.getByRole('button', { name: /^Check every row/ }));
  await screen.findByText('2 rows: 2 the same.');
  expect(screen.getByRole('button', { name: /^Import/ }).getAttribute('aria-disabled')).toBe('true');
});

test('JSON needs no apostrophe, and none is offered', async () => {
  const { user, places } = await openExport();
  await user.click(screen.getByRole('combobox', { name: 'Format' }));
  await user.click(await screen.findByRole('option', { name: 'JSON', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: /^Put a '/ })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Save as…' }));
  await screen.findByText('Products.json');
  const written = JSON.parse(readFileSync(places[0] ?? '', 'utf8')) as readonly { name: string }[];
  expect(written.map(({ name }) => name).toSorted()).toEqual(['=1+1', 'Bowl']);
});

test('a whole list but what was unticked goes into the file', async () => {
  const { user, places } = await openExport();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  act(() => useSelection.setState({ selection: setSelected(EVERYTHING, [1], false) }));
  await user.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await user.click(await screen.findByRole('combobox', { name: 'Products' }));
  await user.click(await screen.findByRole('option', { name: '1 selected', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Save as…' }));
  await screen.findByText('Products.csv');
  const written = readFileSync(places[0] ?? '', 'utf8');
  expect(written).toContain('Bowl');
  expect(written).not.toContain('=1+1');
});
