import { execFileSync } from 'node:child_process';
import { lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeDraftJournal } from '../../../src/main/core/adapters/files/draft-journal.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const LINE = JSON.stringify({
  id: '0197c1a0-0000-7000-8000-000000000001',
  productId: null,
  baseVersion: 0,
  fields: newProductFields('CHF'),
  updatedAt: 1,
});

function takeFrom(path: string): readonly string[] {
  const taken: string[] = [];
  takeDraftJournal(path, { warn: () => undefined }, (drafts) => taken.push(...drafts.map(({ id }) => id)));
  return taken;
}

it.skipIf(process.platform === 'win32')('a journal that is no file of ours is left alone', () => {
  const folder = temporaryFolder();
  const link = join(folder, 'link');
  const pipe = join(folder, 'pipe');
  const file = join(folder, 'file');
  writeFileSync(file, `${LINE}\n`);
  symlinkSync(file, link);
  execFileSync('mkfifo', [pipe]);
  expect([takeFrom(link), takeFrom(pipe)]).toEqual([[], []]);
  expect([link, pipe].map((path) => lstatSync(path).isFile())).toEqual([false, false]);
  expect(takeFrom(file)).toHaveLength(1);
});

it('is read up to what was not written to its end: what comes after that is none of ours', () => {
  const file = join(temporaryFolder(), 'drafts.journal');
  const other = LINE.replace('0001"', '0002"');
  writeFileSync(file, [LINE, LINE.slice(0, 40), other].join('\n'));
  expect(takeFrom(file)).toEqual(['0197c1a0-0000-7000-8000-000000000001']);
});
