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

test('the file of a catalog is never written over', async () => {
  const { folder, exports } = open((inside) => join(inside, 'catalog.offshelf'));
  await expect(exports['exports.begin']({ name: NAME })).rejects.toThrow('This is the file of a catalog.');
  expect(readdirSync(folder)).toEqual([]);
});

test('a place that takes no file is said without its path', async () => {
  const { folder, exports } = open((inside) => join(inside, 'gone', NAME));
  await expect(exports['exports.begin']({ name: NAME })).rejects.toThrow(
    'The file could not be written. Choose another place.',
  );
  expect(readdirSync(folder)).toEqual([]);
});
