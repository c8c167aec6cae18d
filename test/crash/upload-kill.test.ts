import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createImageUploader } from '../../src/main/core/adapters/uploads/image-uploader.ts';
import { killAt } from '../helpers/kill-program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROGRAM = new URL('../helpers/upload-program.ts', import.meta.url);
const LINE = /^(p\d\/(\d+)\.gif),https:\/\/cdn\.example\/\1,(\d+),image\/gif$/;

/** The numbers of the files that lie there, each of them whole. */
function readFiles(folder: string): readonly number[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\/\d+\.gif$/.test(file),
  );
  return files.map((file) => {
    const number = Number(basename(file, '.gif'));
    expect(readFileSync(join(folder, file)).equals(Buffer.alloc(20_000 + number, number % 256))).toBe(true);
    return number;
  });
}

const readLines = (folder: string) =>
  readFileSync(join(folder, 'manifest.csv'), 'utf8').trimEnd().split('\r\n').slice(1);

test.each([0, 3, 11, 29, 70])(
  'a folder has whole files alone, and a line for each that was told, when the program is killed %s ms on',
  { timeout: 60_000 },
  async (delay) => {
    const folder = temporaryFolder();
    const said = await killAt(PROGRAM, [folder], 'there p0/20.gif', delay);
    const told = [...said.matchAll(/^there p\d\/(\d+)\.gif$/gm)].map(([, number]) => Number(number));
    expect(told.length).toBeGreaterThanOrEqual(20);
    const [files, lines] = [new Set(readFiles(folder)), readLines(folder)];
    const listed = lines.map((line) => Number(LINE.exec(line)?.[2]));
    expect(told.filter((number) => !files.has(number) || !listed.includes(number))).toEqual([]);
    expect(listed.filter((number) => !files.has(number))).toEqual([]);

    const http = { send: () => Promise.reject(new Error('a folder needs no network')) };
    const uploader = createImageUploader({ http, clock: { now: () => Date.now() + 7_200_000 } });
    for (let number = 1; number <= told.length + 2; number += 1) {
      const key = `p${number % 5}/${number}.gif`;
      const bytes = Buffer.alloc(20_000 + number, number % 256);
      const file = { key, bytes, type: 'image/gif', url: `https://cdn.example/${key}` };
      await uploader.put({ where: { kind: 'folder', folder }, secret: '', origin: null, ...file });
    }
    const after = readLines(folder);
    expect(after.filter((line) => !LINE.test(line))).toEqual([]);
    expect(new Set(after).size).toBe(after.length);
    expect(after.length).toBe(readFiles(folder).length);
    const parts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.part'),
    );
    expect(parts).toEqual([]);
  },
);
