import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createExports } from '../../../src/main/app/exports.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const NAME = 'Send list.csv';

function open(chosen: (folder: string) => string | null = (folder) => join(folder, NAME)) {
  const folder = temporaryFolder();
  const asked: string[] = [];
  const exports = createExports(async (name) => {
    asked.push(name);
    return chosen(folder);
  });
  const begin = async () => (await exports['exports.begin']({ name: NAME })).handle ?? '';
  return { folder, asked, exports, begin, file: join(folder, NAME) };
}

test('the parts stand in one file where the dialog said, once it is whole', async () => {
  const { folder, asked, exports, begin, file } = open();
  writeFileSync(file, 'older');
  const handle = await begin();
  await exports['exports.add']({ handle, text: 'one,' });
  await exports['exports.add']({ handle, text: 'zwölf' });
  expect(readFileSync(file, 'utf8')).toBe('older');
  await exports['exports.end']({ handle, keep: true });
  expect(readFileSync(file, 'utf8')).toBe('one,zwölf');
  expect(readdirSync(folder)).toEqual([NAME]);
  expect(asked).toEqual([NAME]);
});

test('an export that is given up leaves what was there, and nothing beside it', async () => {
  const { folder, exports, begin, file } = open();
  writeFileSync(file, 'older');
  const handle = await begin();
  await exports['exports.add']({ handle, text: 'new' });
  await exports['exports.end']({ handle, keep: false });
  expect(readFileSync(file, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('a dialog that is cancelled writes nothing', async () => {
  const { folder, exports } = open(() => null);
  expect(await exports['exports.begin']({ name: NAME })).toEqual({ handle: null });
  expect(readdirSync(folder)).toEqual([]);
});

test('only the handle of the export that was begun last writes', async () => {
  const { folder, exports, begin } = open();
  const first = await begin();
  const second = await begin();
  await expect(exports['exports.add']({ handle: first, text: 'x' })).rejects.toThrow('This export is over.');
  await exports['exports.end']({ handle: second, keep: true });
  await expect(exports['exports.end']({ handle: second, keep: true })).rejects.toThrow(
    'This export is over.',
  );
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('only a CSV file is written: never over the file of a catalog', async () => {
  const { folder, exports } = open((inside) => join(inside, 'catalog.offshelf'));
  await expect(exports['exports.begin']({ name: NAME })).rejects.toThrow('This is saved as a CSV file.');
  expect(readdirSync(folder)).toEqual([]);
});

test('a place that takes no file is said without its path', async () => {
  const { folder, exports } = open((inside) => join(inside, 'gone', NAME));
  await expect(exports['exports.begin']({ name: NAME })).rejects.toThrow(
    'The file could not be written. Choose another place.',
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('what an export that was cut off left beside the name is removed by the next one there, and nothing else', async () => {
  const { folder, exports, begin } = open();
  writeFileSync(join(folder, `${NAME}.0190a000-0000-4000-8000-000000000001.part`), 'half');
  writeFileSync(join(folder, `${NAME}.mine.part`), 'mine');
  await exports['exports.end']({ handle: await begin(), keep: true });
  expect(readdirSync(folder).toSorted()).toEqual([NAME, `${NAME}.mine.part`]);
});

test.for(Array.from({ length: 20 }, (_, nth) => nth))(
  'of some that begin at once the last one writes, and the others leave nothing (%i)',
  async () => {
    const { folder, exports, begin } = open();
    const handles = await Promise.all([begin(), begin(), begin()]);
    await expect(exports['exports.end']({ handle: handles[0], keep: true })).rejects.toThrow('over');
    await expect(exports['exports.end']({ handle: handles[1], keep: true })).rejects.toThrow('over');
    await exports['exports.end']({ handle: handles[2], keep: true });
    expect(readdirSync(folder)).toEqual([NAME]);
  },
);
