import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

test('what was typed and not saved is there again after the program was killed', async ({ desk }) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  const person = sitDown(first.page);
  await person.typeProduct({ Name: 'Half a thought', Description: 'Before the power went' });
  await first.page.waitForTimeout(600); // keystrokes are at most 300 ms behind; nothing on screen says when
  await first.kill();

  const second = await desk.start({ catalog });
  const again = sitDown(second.page);
  await again.see('All products');
  await again.press('Control+n');
  await expect(second.page.getByLabel('Name', { exact: true })).toHaveValue('');
  await second.page.getByRole('button', { name: /^Half a thought, / }).click();
  await expect(second.page.getByLabel('Name', { exact: true })).toHaveValue('Half a thought');
});

test('a bulk edit of the sample is previewed, applied without one row, and undone after a restart, by keyboard', async ({
  desk,
}) => {
  const first = await desk.start();
  const person = sitDown(first.page);
  await first.page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  await sitDown(first.page).toList();
  await person.press('ArrowDown');
  await person.press('Control+a');
  await person.press('Control+e');
  const screen = person.dialog('Bulk edit');
  const action = screen.getByRole('combobox', { name: 'Action' });
  await action.press('Enter');
  await first.page.getByRole('option', { name: 'Add at the end' }).click();
  await person.enter('Text to add at the end', ' Packed by hand.', screen);
  await person.see('Apply to 24 products');
  await expect(screen.getByRole('checkbox').first()).toBeEnabled();
  await screen.getByRole('checkbox').first().press(' ');
  await person.see('24 values: 23 will change, 0 the same, 1 left out.');
  await person.press('Control+Enter');
  await person.see('Changed 23 products.');
  await first.close();

  const second = await desk.start();
  const again = sitDown(second.page);
  await again.see('24 products');
  await sitDown(second.page).toList();
  await again.press('Control+z');
  await again.see(/^Undone: .*23 products/);
  await again.press('Control+5');
  await again.see('History');
});

test('another profile is told who holds a catalog that is open already', async ({ desk }) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  await sitDown(first.page).see('All products');
  const second = await desk.start({ catalog, args: [`--user-data-dir=${join(desk.folder, 'other')}`] });
  await sitDown(second.page).see(/Offshelf.*(process|computer|open)/i);
});
