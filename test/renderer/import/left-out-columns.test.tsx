import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { listRows } from '../../helpers/catalog.ts';
import { openImport } from './open-import.ts';

const FILE = 'Name,SKU,Colour,Weight,Notes\nMug,1,blue,300 g,\nBowl,2,red,,\n';

test('columns that would not come in are named before and after the check, and can be kept', async () => {
  const { core, user } = await openImport(FILE);
  const said = '2 columns do not come in: “Colour”, “Weight”.';
  expect(screen.getByText(said)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Check every row/ }));
  await screen.findByText('2 rows: 2 new.');
  expect(screen.getByText(said)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: 'Keep the rest in the custom data' }));
  expect(screen.queryByText(/not come in/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Check every row/ }));
  await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
  await screen.findAllByText('Imported 2 new products.');
  const data = (await listRows(core)).map(({ customData }) => JSON.parse(customData ?? '{}') as object);
  expect(data).toEqual(expect.arrayContaining([{ Colour: 'blue', Weight: '300 g' }, { Colour: 'red' }]));
});

test('of many such columns the first few are named', async () => {
  await openImport('Name,SKU,a,b,c,d,e,f\nMug,1,1,1,1,1,1,1\n');
  expect(screen.getByText('6 columns do not come in: “a”, “b”, “c”, “d” and 2 more.')).toBeTruthy();
});

test('what a heading says in brackets stands beside its word', async () => {
  await openImport('SKU,Title,Price (EUR),Body HTML\n1,Mug,3.50,Blue\n');
  const goes = (heading: string) =>
    screen.getByRole<HTMLInputElement>('combobox', { name: `${heading} goes` }).value;
  expect([goes('Price (EUR)'), goes('Body HTML')]).toEqual(['Price', 'Description']);
});

test('a price in another currency than the catalog’s is not taken for one in its own', async () => {
  await openImport('SKU,Title,Price (GBP)\n1,Mug,3.50\n');
  expect(screen.getByRole('combobox', { name: 'Price (GBP) goes' })).toHaveProperty('value', 'Left out');
  expect(screen.getByText('not in EUR')).toBeTruthy();
  expect(screen.getByText('1 column does not come in: “Price (GBP)”.')).toBeTruthy();
});
