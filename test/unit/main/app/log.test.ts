import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../../../src/main/app/log.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const read = (folder: string) => readFileSync(join(folder, 'offshelf.log'), 'utf8');

it('writes one line with its time, and the stack and cause of an error', () => {
  const folder = join(temporaryFolder(), 'logs');
  const log = openLog(folder, () => 0);
  log.warn('slow operation', { operation: 'products.list', milliseconds: 50 });
  log.error('it broke', new Error('outer', { cause: new Error('inner') }));
  const [first, second] = read(folder).split('\n');
  expect(first).toBe(
    '1970-01-01T00:00:00.000Z warn slow operation: {"operation":"products.list","milliseconds":50}',
  );
  expect(second).toBe('1970-01-01T00:00:00.000Z error it broke: Error: outer');
  expect(read(folder)).toContain('Error: inner');
});

it.each([
  'Authorization: Bearer sk_live_0123456789abcdef',
  '{"headers":{"Authorization":"Api-Key sk_live_0123456789abcdef"}}',
  'x-api-key=sk_live_0123456789abcdef',
  'the key "sk_live_0123456789abcdef" was wrong',
])('takes keys out of a line: %s', (line) => {
  const folder = temporaryFolder();
  openLog(folder, () => 0).error(line, line);
  expect(read(folder)).not.toContain('0123456789abcdef');
});

it('takes the person’s home folder out, and cuts what is too long', () => {
  const folder = temporaryFolder();
  openLog(folder, () => 0).error('not found', join(homedir(), 'Shop', 'x'.repeat(50_000)));
  expect(read(folder)).not.toContain(homedir());
  expect(read(folder)).toContain('~');
  expect(read(folder).length).toBeLessThan(5000);
});

it('keeps five files of a megabyte at most', () => {
  const folder = temporaryFolder();
  const log = openLog(folder, () => 0);
  for (let round = 0; round < 8; round += 1) {
    writeFileSync(join(folder, 'offshelf.log'), 'x'.repeat(1_000_001));
    log.warn(`round ${round}`);
  }
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual([
    'offshelf.1.log',
    'offshelf.2.log',
    'offshelf.3.log',
    'offshelf.4.log',
    'offshelf.log',
  ]);
  expect(statSync(join(folder, 'offshelf.log')).size).toBeLessThan(1000);
});

it('never throws: a log is not worth a crash', () => {
  const folder = temporaryFolder();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  const log = openLog(folder, () => 0);
  expect(() => log.error('no folder', loop)).not.toThrow();
});
