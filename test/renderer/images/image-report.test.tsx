import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aDisk } from '../../helpers/export-disk.ts';
import { makePng } from '../../helpers/images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

import { openReport, rows, SHOP } from './report-scene.ts';

describe('the report of images', () => {
  test('begins with what needs the person, and says by itself what was looked at and found', async () => {
    const { tab, open, check } = await openReport([`${SHOP}/good.png`, `${SHOP}/gone.png`, '']);
    expect(await tab('No image 1')).toBe(document.activeElement);
    await tab('Not checked 2');
    await check();
    await screen.findAllByText('Looked at 2 addresses, 1 OK, 1 broken.');
    await open('Broken 1');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain('gone.png');
    expect(rows()[0]?.textContent).toContain('There is nothing at this address (404).');
    expect(rows()[0]?.textContent).toMatch(/Checked \d/);
    await open('Not checked 0');
    await screen.findByText('Every address was looked at.');
  });

  test('says which product has the same image, and which are no squares', async () => {
    const { open, check } = await openReport([
      `${SHOP}/twin-1.png`,
      `${SHOP}/twin-2.png`,
      `${SHOP}/wide.png`,
    ]);
    await check();
    await open('The same image 2');
    await waitFor(() => expect(rows().map((row) => row.textContent)).toHaveLength(2));
    expect(rows()[0]?.textContent).toContain('The same as twin-2.png · P-2.');
    await open('Not square 1');
    await screen.findByText('It is 600 × 300 pixels. Some shops show square images only.');
  });

  test('follows what is changed elsewhere', async () => {
    const { core, tab } = await openReport(['', '']);
    await tab('No image 2');
    await core.call('products.trash', { scope: { kind: 'ids', ids: [1] } });
    await tab('No image 1');
  });

  test('is saved as a table, group by group', async () => {
    const disk = aDisk();
    const { tab, user } = await openReport(['', 'http://old.example/=1.png'], { shell: disk.shell });
    await tab('No image 1');
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await screen.findAllByText('The report was saved.');
    const lines = disk.written.join('').split('\r\n');
    expect(lines).toEqual([
      '\u{FEFF}Group,Product,SKU,Image,What is wrong,Same as,Looked at',
      'No image,none 1,P-1,,The product has no image.,,',
      "Over http,'=1.png,P-2,http://old.example/=1.png,The address begins with http://. Many remotes take https:// only.,,",
      "Not checked,'=1.png,P-2,http://old.example/=1.png,Nobody looked at this address yet.,,",
      '',
    ]);
    expect(disk.ended).toEqual([true]);
  });

  test('says in plain words that it can’t be saved', async () => {
    const { tab, user } = await openReport([''], { shell: aDisk({ refuses: true }).shell });
    await tab('No image 1');
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await screen.findByText('The disk is full. Make room, or choose another place.');
  });
});

describe('what is done about a group', () => {
  test('its products are shown in the list, by a filter', async () => {
    const { user, tab, open } = await openReport(['', `${SHOP}/a.png`, '']);
    await tab('No image 2');
    await open('No image 2');
    await user.click(await screen.findByRole('button', { name: 'Show in the list' }));
    await screen.findByText('2 products');
    await screen.findByText('Image is missing');
  });

  test('http becomes https in exactly its products, as one change', async () => {
    const { user, open, imageOf } = await openReport([
      'http://old.example/1.png',
      'https://a.example/?u=http://x',
    ]);
    await open('Over http:// 1');
    await user.click(await screen.findByRole('button', { name: 'Change http:// to https://…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    within(dialog).getByText('This product');
    await user.click(await within(dialog).findByRole('button', { name: /^Apply to 1 product/ }));
    await screen.findAllByText('Changed 1 product.');
    expect(await imageOf(1)).toBe('https://old.example/1.png');
    expect(await imageOf(2)).toBe('https://a.example/?u=http://x');
    await screen.findByRole('tab', { name: 'Over http:// 0' });
  });

  test('their images are removed once that was seen, and come back with Undo', async () => {
    const { user, open, check, imageOf } = await openReport([`${SHOP}/gone.png`, `${SHOP}/good.png`]);
    await check();
    await open('Broken 1');
    await user.click(await screen.findByRole('button', { name: 'Fix' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove the images…', hidden: true }));
    expect(await screen.findByRole('dialog', { name: 'Remove images' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^Apply to 1 product/ }));
    await screen.findAllByText('Changed 1 product.');
    expect([await imageOf(1), await imageOf(2)]).toEqual(['', `${SHOP}/good.png`]);
    await screen.findByRole('tab', { name: 'No image 1' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('tab', { name: 'Broken 1' });
  });

  test('files are matched with its products alone', async () => {
    const folder = temporaryFolder();
    for (const [n, file] of ['P-1.png', 'P-2.png'].entries())
      writeFileSync(join(folder, file), makePng(10 + n, 10));
    const { user, open } = await openReport(['', `${SHOP}/a.png`], {
      // The core of these tests takes paths for handles.
      shell: { 'files.chooseFolder': () => ({ handle: folder, name: 'photos', path: folder }) },
    });
    await open('No image 1');
    await user.click(await screen.findByRole('button', { name: 'Match images…' }));
    await screen.findByRole('tab', { name: 'Matched 1' });
    await screen.findByRole('tab', { name: 'No product 1' });
  });

  test('files that only this computer has lead to where images can go', async () => {
    const { user, open } = await openReport([`local-image:${'a'.repeat(64)}.png/mug.png`]);
    await open('On this computer 1');
    await user.click(await screen.findByRole('button', { name: 'Places for images…' }));
    await screen.findByRole('dialog', { name: 'Places for images' });
  });

  test('a product is opened at its image', async () => {
    const { user, open } = await openReport(['', `${SHOP}/a.png`]);
    await open('Not checked 1');
    await user.click(await screen.findByRole('button', { name: 'Open a.png at its image' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByDisplayValue(`${SHOP}/a.png`)));
  });
});
