import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { PICTURE, startUploader, upload } from './places.ts';

const KEY = 'products/mug-0123456789abcdef.gif';
const HEADINGS = 'file,url,bytes,type\r\n';
const LINE = `${KEY},https://cdn.example/${KEY},${PICTURE.length},image/gif\r\n`;

const whereAt = (folder: string) => ({ kind: 'folder', folder }) as const;
const manifestOf = (folder: string) => readFileSync(join(folder, 'manifest.csv'), 'utf8');
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

describe('what a crash leaves in a folder', () => {
  const leftover = '.mug.gif.0123456789abcdef.part';

  test('of parts goes when nobody can be at work on it any more', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'products'));
    for (const place of [leftover, `products/${leftover}`, 'products/mine.part', 'products/.hidden'])
      writeFileSync(join(folder, place), 'half');
    const uploader = startUploader();
    await uploader.put(upload(whereAt(folder)));
    expect(existsSync(join(folder, leftover))).toBe(true);
    await startUploader({ now: () => Date.now() + 7_200_000 }).put(upload(whereAt(folder)));
    expect(filesIn(folder)).toEqual(
      ['manifest.csv', 'products', 'products/.hidden', 'products/mine.part', KEY].toSorted(),
    );
  });

  test('without a line is put there again, and gets one', async () => {
    const folder = temporaryFolder();
    await startUploader().put(upload(whereAt(folder)));
    rmSync(join(folder, 'manifest.csv'));
    expect(await startUploader().put(upload(whereAt(folder)))).toEqual({ kind: 'there' });
    expect(manifestOf(folder)).toBe(HEADINGS + LINE);
  });

  test.each(['', 'products/mug', LINE.slice(0, -8), `${LINE.slice(0, -16)}\0\0\0`])(
    'of the manifest’s last line, %j, makes room for the next one',
    async (piece) => {
      const folder = temporaryFolder();
      const before = `${HEADINGS}a.gif,https://cdn.example/a.gif,1,image/gif\r\n`;
      writeFileSync(join(folder, 'manifest.csv'), before + piece);
      const uploader = startUploader();
      await uploader.put(upload(whereAt(folder)));
      await uploader.put(upload(whereAt(folder), { key: 'b.gif', url: '' }));
      expect(manifestOf(folder)).toBe(`${before}${LINE}b.gif,,${PICTURE.length},image/gif\r\n`);
    },
  );
});

describe('the manifest', () => {
  test.each([
    '"a.gif";"https://cdn.example/a.gif";"1";"image/gif"\nmine.gif,https://x.example/,12,image/gif',
    'mine.gif,,12,image/gif\r\n"a.gif";"https://cdn.example/a.gif";"1";"image/gif"',
  ])('keeps what others wrote, though an editor left the last line open: %j', async (others) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'manifest.csv'), others);
    const uploader = startUploader();
    for (const key of ['a.gif', 'mine.gif', KEY])
      await uploader.put(upload(whereAt(folder), { key, url: `https://cdn.example/${key}` }));
    expect(manifestOf(folder)).toBe(`${others}\r\n${LINE}`);
  });

  test('gets its headings where it is empty', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'manifest.csv'), '');
    await startUploader().put(upload(whereAt(folder)));
    expect(manifestOf(folder)).toBe(HEADINGS + LINE);
  });

  test('sees what another program writes meanwhile', async () => {
    const folder = temporaryFolder();
    const [one, other] = [startUploader(), startUploader()];
    await one.put(upload(whereAt(folder), { key: 'a.gif' }));
    await other.put(upload(whereAt(folder), { key: 'b.gif' }));
    await one.put(upload(whereAt(folder), { key: 'b.gif' }));
    await one.put(upload(whereAt(folder), { key: 'c.gif' }));
    renameSync(join(folder, 'manifest.csv'), join(folder, 'old.csv'));
    await other.put(upload(whereAt(folder), { key: 'd.gif' }));
    expect(readFileSync(join(folder, 'old.csv'), 'utf8').match(/^\w\.gif/gm)).toEqual([
      'a.gif',
      'b.gif',
      'c.gif',
    ]);
    expect(manifestOf(folder).match(/^\w\.gif/gm)).toEqual(['d.gif']);
  });

  test('quotes as RFC 4180 has it', async () => {
    const folder = temporaryFolder();
    await startUploader().put(
      upload(whereAt(folder), { key: 'a.gif', url: 'https://cdn.example/"a",b/a.gif' }),
    );
    expect(manifestOf(folder)).toBe(
      `${HEADINGS}a.gif,"https://cdn.example/""a"",b/a.gif",${PICTURE.length},image/gif\r\n`,
    );
  });
});

test.skipIf(process.platform === 'win32')(
  'a list that is a link to something else is not written through',
  async () => {
    const [folder, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'notes')];
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, join(folder, 'manifest.csv'));
    const put = await startUploader().put(upload(whereAt(folder)));
    expect(put).toMatchObject({ kind: 'refused', detail: expect.stringContaining('manifest.csv') as string });
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
  },
);
