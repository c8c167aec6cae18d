import { expect, test } from 'vitest';
import { createChosenFiles } from '../../../../src/main/app/chosen-files.ts';

const LOOK = { reading: {} };

test('a handle stands for the path that was given, and for no other', () => {
  const files = createChosenFiles(
    async () => null,
    async () => null,
  );
  const { handle, name } = give(files, '/home/ada/mugs.csv');
  expect(name).toBe('mugs.csv');
  expect(files.putPath('imports.look', { source: { file: handle }, ...LOOK })).toEqual({
    ok: true,
    value: { source: { file: '/home/ada/mugs.csv' }, ...LOOK },
  });
  for (const file of ['/home/ada/mugs.csv', 'mugs.csv', '../mugs.csv', crypto.randomUUID()]) {
    expect(files.putPath('imports.look', { source: { file }, ...LOOK })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  }
});

test('a file that was given to be read is never written to, and a place is never read', async () => {
  const files = createChosenFiles(
    async (name, format) => `/home/ada/${name}.${format}`,
    async () => null,
  );
  const given = give(files, '/home/ada/mugs.csv').handle;
  const place = await files['files.choosePlace']({ name: 'Products', format: 'csv' });
  expect(place).toMatchObject({ name: 'Products.csv', folder: '/home/ada' });
  const write = (file: string) =>
    files.putPath('exports.write', {
      scope: { kind: 'ids', ids: [1] },
      file,
      format: 'csv',
      guard: true,
    });
  expect(write(given)).toMatchObject({ ok: false });
  expect(write(place?.handle ?? '')).toMatchObject({
    ok: true,
    value: { file: '/home/ada/Products.csv' },
  });
  expect(files.putPath('imports.look', { source: { file: place?.handle ?? '' }, ...LOOK })).toMatchObject({
    ok: false,
  });
});

test('pasted text and other operations go on as they are, and so does what the core will refuse', () => {
  const files = createChosenFiles(
    async () => null,
    async () => null,
  );
  const pasted = { source: { text: 'Name\nMug' }, ...LOOK };
  expect(files.putPath('imports.look', pasted)).toEqual({ ok: true, value: pasted });
  expect(files.putPath('products.get', { id: 1 })).toEqual({ ok: true, value: { id: 1 } });
  const both = { source: { file: '/etc/passwd', text: 'x' }, ...LOOK };
  expect(files.putPath('imports.look', both)).toEqual({ ok: true, value: both });
});

test('a place whose name does not end as its format does is refused, and a cancelled dialog is none', async () => {
  const odd = createChosenFiles(
    async () => '/home/ada/.bashrc',
    async () => null,
  );
  await expect(odd['files.choosePlace']({ name: 'Products', format: 'csv' })).rejects.toThrow(
    'Choose a name that ends in .csv.',
  );
  const cancelled = createChosenFiles(
    async () => null,
    async () => null,
  );
  expect(await cancelled['files.choosePlace']({ name: 'Products', format: 'csv' })).toBeNull();
});

test('each file and folder of images has its handle, and one that nobody gave spoils all of them', async () => {
  const files = createChosenFiles(
    async () => null,
    async () => '/home/ada/photos',
  );
  const folder = await files['files.chooseFolder']({});
  expect(folder).toMatchObject({ name: 'photos', path: '/home/ada/photos' });
  const { handle } = give(files, '/home/ada/front.png');
  const scan = (...handles: string[]) => files.putPath('images.scan', { source: { files: handles } });
  expect(scan(folder?.handle ?? '', handle)).toEqual({
    ok: true,
    value: { source: { files: ['/home/ada/photos', '/home/ada/front.png'] } },
  });
  expect(scan(handle, '/etc')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(files.putPath('images.add', { products: [1], source: { files: [handle] } })).toEqual({
    ok: true,
    value: { products: [1], source: { files: ['/home/ada/front.png'] } },
  });
  expect(files.given(folder?.handle ?? '')).toBe('/home/ada/photos');
});

test('a folder for published images is one that was chosen, or one that the catalog has already', async () => {
  const files = createChosenFiles(
    async () => null,
    async () => '/home/ada/shop',
  );
  const chosen = await files['files.chooseFolder']({});
  const place = {
    name: 'Shop',
    path: '{hash}.{ext}',
    publicBase: 'https://images.example.com',
    preset: null,
  };
  const at = (folder: string) => ({ ...place, where: { kind: 'folder', folder } });
  expect(files.putPath('imagePlaces.add', at(chosen?.handle ?? ''))).toEqual({
    ok: true,
    value: at('/home/ada/shop'),
  });
  const kept = { id: 1, ...at('/home/ada/old') };
  expect(files.putPath('imagePlaces.change', kept, ['/home/ada/old'])).toEqual({ ok: true, value: kept });
  for (const folder of ['/home/ada/shop', '/etc', crypto.randomUUID()]) {
    expect(files.putPath('imagePlaces.add', at(folder))).toMatchObject({ ok: false });
    expect(files.putPath('imagePlaces.change', { id: 1, ...at(folder) }, ['/home/ada/old'])).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  }
  const elsewhere = { ...place, where: { kind: 'address' } };
  expect(files.putPath('imagePlaces.add', elsewhere)).toEqual({ ok: true, value: elsewhere });
});

function give(files: ReturnType<typeof createChosenFiles>, path: string): { handle: string; name: string } {
  const given = files['files.give']({ path });
  if (given instanceof Promise) throw new Error('a file is given at once');
  return given;
}
