import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillDisk, mountSmallDisk, NO_MOUNT, turnReadOnly } from '../../helpers/small-disk.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { OTHER, PICTURE, startUploader, upload } from './places.ts';

const KEY = 'products/mug-0123456789abcdef.gif';
const HEADINGS = 'file,url,bytes,type\r\n';
const LINE = `${KEY},https://cdn.example/${KEY},${PICTURE.length},image/gif\r\n`;

const whereAt = (folder: string) => ({ kind: 'folder', folder }) as const;
const manifestOf = (folder: string) => readFileSync(join(folder, 'manifest.csv'), 'utf8');
const byText = (a: string, b: string) => (a < b ? -1 : 1);
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

describe('a folder', () => {
  test('gets a picture, the folders that it lies in, and a line in the manifest', async () => {
    const folder = temporaryFolder();
    expect(await startUploader().put(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(readFileSync(join(folder, KEY))).toEqual(PICTURE);
    expect(manifestOf(folder)).toBe(HEADINGS + LINE);
    expect(filesIn(folder)).toEqual(['manifest.csv', 'products', KEY]);
  });

  test('has the same once, however often it is put, and does not write it again', async () => {
    const folder = temporaryFolder();
    await startUploader().put(upload(whereAt(folder)));
    utimesSync(join(folder, KEY), 1000, 1000);
    const uploader = startUploader();
    expect(await uploader.put(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(await uploader.put(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(statSync(join(folder, KEY)).mtimeMs).toBe(1_000_000);
    expect(manifestOf(folder)).toBe(HEADINGS + LINE);
  });

  test('has what was put last', async () => {
    const folder = temporaryFolder();
    const half = upload(whereAt(folder), { bytes: OTHER.subarray(0, 100) });
    await startUploader().put(half);
    expect(await startUploader().put(upload(whereAt(folder), { bytes: OTHER }))).toEqual({ kind: 'there' });
    expect(readFileSync(join(folder, KEY))).toEqual(OTHER);
  });

  test('gets many at one time, each with one line', async () => {
    const folder = temporaryFolder();
    const uploader = startUploader();
    const keys = Array.from({ length: 60 }, (_, at) => `p${at % 3}/${at}.gif`);
    const all = await Promise.all(
      [...keys, ...keys].map((key) => uploader.put(upload(whereAt(folder), { key }))),
    );
    expect(all.filter(({ kind }) => kind !== 'there')).toEqual([]);
    const lines = manifestOf(folder).trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[0] ?? '').toSorted(byText)).toEqual(keys.toSorted(byText));
    expect(filesIn(folder).filter((name) => name.endsWith('.gif'))).toHaveLength(60);
  });

  test('loses what is removed, with its line, once and again', async () => {
    const folder = temporaryFolder();
    const uploader = startUploader();
    await uploader.put(upload(whereAt(folder)));
    await uploader.put(upload(whereAt(folder), { key: 'b.gif', url: 'https://cdn.example/b.gif' }));
    expect(await uploader.remove(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(filesIn(folder)).toEqual(['b.gif', 'manifest.csv', 'products']);
    expect(manifestOf(folder)).toBe(
      `${HEADINGS}b.gif,https://cdn.example/b.gif,${PICTURE.length},image/gif\r\n`,
    );
    expect(await uploader.remove(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(await uploader.remove(upload(whereAt(folder), { key: 'never/was.gif' }))).toEqual({
      kind: 'there',
    });
    await uploader.put(upload(whereAt(folder)));
    expect(manifestOf(folder).endsWith(LINE)).toBe(true);
  });

  test('loses what was made for a file with it, but nothing that was there before or is in use by now', async () => {
    const folder = temporaryFolder();
    const uploader = startUploader();
    const lend = async (key: string) => {
      const made: string[] = [];
      const lent = upload(whereAt(folder), { key, onMade: (below) => made.push(below) });
      expect(await uploader.put(lent)).toEqual({ kind: 'there' });
      return { made, giveBack: async () => await uploader.remove({ ...lent, made }) };
    };
    const alone = await lend('a/b/c.gif');
    expect(alone.made).toEqual(['a', 'a/b', 'manifest.csv']);
    expect(await alone.giveBack()).toEqual({ kind: 'there' });
    expect(filesIn(folder)).toEqual([]);

    mkdirSync(join(folder, 'a'));
    const beside = await lend('a/b/c.gif');
    expect(beside.made).toEqual(['a/b', 'manifest.csv']);
    await uploader.put(upload(whereAt(folder), { key: 'a/b/d.gif' }));
    expect(await beside.giveBack()).toEqual({ kind: 'there' });
    expect(filesIn(folder)).toEqual(['a', 'a/b', 'a/b/d.gif', 'manifest.csv']);
    await uploader.remove(upload(whereAt(folder), { key: 'a/b/d.gif' }));
    expect(filesIn(folder)).toEqual(['a', 'a/b', 'manifest.csv']);
    expect((await lend('a/c.gif')).made).toEqual([]);
  });

  test('takes a link that the person chose, but follows none in it', async () => {
    const [real, outside, around] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const folder = join(around, 'published');
    symlinkSync(real, folder);
    symlinkSync(outside, join(real, 'products'));
    symlinkSync(join(outside, 'target.gif'), join(real, 'b.gif'));
    const uploader = startUploader();
    const detail = expect.stringContaining('“products”') as string;
    expect(await uploader.put(upload(whereAt(folder)))).toMatchObject({ kind: 'refused', detail });
    expect(await uploader.remove(upload(whereAt(folder)))).toMatchObject({ kind: 'refused', detail });
    expect(await uploader.put(upload(whereAt(folder), { key: 'b.gif' }))).toEqual({ kind: 'there' });
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(real, 'b.gif'))).toEqual(PICTURE);
  });

  test.each([
    '../a.gif',
    '/etc/a.gif',
    'a/../../b.gif',
    'a\\b.gif',
    'C:/a.gif',
    'a/b.gif/',
    'manifest.csv',
    'Manifest.CSV',
  ])('has nothing under the key %j', async (key) => {
    const around = temporaryFolder();
    const folder = join(around, 'published');
    mkdirSync(folder);
    expect(await startUploader().put(upload(whereAt(folder), { key }))).toMatchObject({ kind: 'refused' });
    expect(filesIn(around)).toEqual(['published']);
  });

  test('refuses a file where a folder is, and a folder where a file is', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.gif'));
    writeFileSync(join(folder, 'products'), 'mine');
    const uploader = startUploader();
    expect(await uploader.put(upload(whereAt(folder), { key: 'a.gif' }))).toMatchObject({ kind: 'refused' });
    expect(await uploader.remove(upload(whereAt(folder), { key: 'a.gif' }))).toMatchObject({
      kind: 'refused',
    });
    expect(await uploader.put(upload(whereAt(folder)))).toMatchObject({ kind: 'refused' });
    expect(await uploader.put(upload(whereAt(folder), { key: `${'n'.repeat(240)}.gif` }))).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('too long') as string,
    });
    expect(readFileSync(join(folder, 'products'), 'utf8')).toBe('mine');
  });
});

describe('a folder that takes nothing', () => {
  test('is named when it is not there, and takes files again when it is', async () => {
    const folder = join(temporaryFolder(), 'Shop pictures');
    const uploader = startUploader();
    const missing = {
      kind: 'closed',
      detail: expect.stringContaining('“Shop pictures” is not there') as string,
    };
    expect(await uploader.put(upload(whereAt(folder)))).toMatchObject(missing);
    expect(await uploader.remove(upload(whereAt(folder)))).toMatchObject(missing);
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    expect(await uploader.put(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    rmSync(folder, { recursive: true });
    expect(await uploader.put(upload(whereAt(folder)))).toMatchObject(missing);
  });

  test.each(['relative/folder', '/a\0b'])('is %j', async (folder) => {
    expect(await startUploader().put(upload(whereAt(folder)))).toMatchObject({ kind: 'closed' });
  });

  test('is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await startUploader().put(upload(whereAt(file)))).toMatchObject({ kind: 'closed' });
  });

  test('may only be read', async ({ skip }) => {
    const folder = mountSmallDisk(1);
    if (folder === null) return skip(NO_MOUNT);
    turnReadOnly(folder);
    const put = await startUploader().put(upload(whereAt(folder)));
    expect(put).toMatchObject({
      kind: 'closed',
      detail: expect.stringContaining('who may change it') as string,
    });
  });

  test('may not be written to by this person', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may write everywhere');
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(await startUploader().put(upload(whereAt(folder)))).toMatchObject({ kind: 'closed' });
    chmodSync(folder, 0o700);
  });

  test('is on a full disk: nothing half stands there, and it goes on when there is room', async ({
    skip,
  }) => {
    const folder = mountSmallDisk(1);
    if (folder === null) return skip(NO_MOUNT);
    const uploader = startUploader();
    await uploader.put(upload(whereAt(folder)));
    fillDisk(join(folder, 'full'));
    const large = upload(whereAt(folder), { key: 'large.gif', bytes: Buffer.alloc(300_000, 1) });
    expect(await uploader.put(large)).toMatchObject({
      kind: 'closed',
      detail: expect.stringContaining('full') as string,
    });
    expect(filesIn(folder)).toEqual(['full', 'manifest.csv', 'products', KEY]);
    expect(manifestOf(folder)).toBe(HEADINGS + LINE);
    rmSync(join(folder, 'full'));
    expect(await uploader.put(large)).toEqual({ kind: 'there' });
    expect(readFileSync(join(folder, 'large.gif'))).toEqual(Buffer.alloc(300_000, 1));
  });
});
