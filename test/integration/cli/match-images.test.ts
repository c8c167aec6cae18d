import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePhotos } from '../../helpers/photos.ts';
import { openTerminal } from './command-line.ts';

const PRODUCTS = [
  { name: 'Mug', sku: 'M' },
  { name: 'Cup', sku: 'C' },
  { name: 'Can', sku: 'X' },
].map((product) => JSON.stringify(product));

async function openShop() {
  const terminal = openTerminal();
  await terminal.call(['product', 'add', '--from', '-'], { stdin: PRODUCTS.join('\n') });
  return {
    terminal,
    photos: writePhotos(['C-10.png', 'C-9.png', 'm.png', 'stray.png'], join(terminal.folder, 'photos')),
  };
}

it('match-images says what would come of it, does it, and lists every file and product that is left over', async () => {
  const { terminal } = await openShop();
  const dry = await terminal.call(['match-images', 'photos', '--dry-run']);
  expect(dry.code).toBe(3);
  expect(dry.out.trimEnd().split('\n')).toEqual([
    '4 files: 1 matched, 0 the same as before, 2 for a product with several, 0 for several products, 1 without a product, 0 with problems.',
    '  1 by sku',
    '  2 by sku-prefix',
    'Several files for one product; choose, or take the first with --first-by-name:',
    '  C-9.png: C (Cup)',
    '  C-10.png: C (Cup)',
    'No product:',
    '  stray.png',
    'Products without an image:',
    '  C (Cup)',
    '  X (Can)',
    'Nothing was changed.',
  ]);
  const done = await terminal.json(['match-images', 'photos', '--first-by-name']);
  expect(done).toMatchObject({
    code: 3,
    doc: {
      counts: { willChange: 2, undecided: 0 },
      severalFiles: [],
      noProduct: ['stray.png'],
      withoutImage: [{ name: 'Can', sku: 'X' }],
      changed: { change: 2, products: 2, copied: 2 },
    },
  });
  const { doc } = await terminal.json(['product', 'list']);
  expect((doc as { imageUrl: string }[]).map(({ imageUrl }) => imageUrl.replace(/^.*\//u, ''))).toEqual([
    'm.png',
    'C-9.png',
    '',
  ]);
  const again = await terminal.call(['match-images', 'photos', '--rule', 'sku']);
  expect(again.out).toContain('1 the same as before');
  expect(again.out).toContain('Nothing changed.');
});

it('match-images takes a table and a pattern, and refuses what it does not know', async () => {
  const { terminal } = await openShop();
  writeFileSync(join(terminal.folder, 'map.csv'), 'file,sku\nstray.png,X\nC-9.png,C\nC-10.png,M\n');
  const call = (...args: string[]) => terminal.json(['match-images', 'photos', '--dry-run', ...args]);
  expect(await call('--table', 'map.csv', '--rule', 'name')).toMatchObject({
    code: 3,
    doc: { counts: { matched: 3, noProduct: 1 }, withoutImage: [] },
  });
  expect(await call('--regex', '(?P<sku>c)-9', '--rule', 'name')).toMatchObject({
    doc: { counts: { matched: 1, noProduct: 3 } },
  });
  expect(await call('--rule', 'name', '--rule', 'sku-prefix')).toMatchObject({
    doc: {
      severalFiles: [
        { file: 'C-9.png', products: [{ id: 2, name: 'Cup', sku: 'C' }], productCount: 1 },
        { file: 'C-10.png', productCount: 1 },
      ],
    },
  });
  expect(await call('--regex', '(')).toMatchObject({ code: 2, doc: { error: { code: 'bad-input' } } });
  expect(await call('--rule', 'skus')).toMatchObject({ code: 2, doc: { error: { code: 'wrong-usage' } } });
  expect(await call('--table', 'no.csv')).toMatchObject({ code: 1, doc: { error: { code: 'not-found' } } });
  expect(await call('--view', 'trash')).toMatchObject({ code: 1, doc: { error: { code: 'empty' } } });
  const gone = await terminal.json(['match-images', 'nowhere']);
  expect(gone).toMatchObject({ code: 1, doc: { error: { code: 'not-found' } } });
});
