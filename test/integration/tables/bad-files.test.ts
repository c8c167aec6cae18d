import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WhyNoTable } from '../../../src/main/core/domain/ports/table-files.ts';
import { readTable, refusalOf, tableFile, tables, WANTED } from '../../helpers/tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const LARGE = 1024 ** 3;

describe('a file that is no table is refused with what to do', () => {
  test.each<[WhyNoTable, string, string | Uint8Array]>([
    ['empty', 'a.csv', ''],
    ['empty', 'a.csv', '\n\n \n'],
    ['empty', 'a.csv', '\uFEFF'],
    ['header-only', 'a.csv', 'sku,name\n'],
    ['unclosed-quote', 'a.csv', 'sku,name\n1,"Mug\n2,Cup\n'],
    ['unclosed-quote', 'a.csv', `sku,name\n1,"${'Mug\n2,'.repeat(300_000)}`],
    ['too-many-columns', 'a.csv', `${'a,'.repeat(1_000_000)}\n1\n`],
    ['too-long', 'a.csv', `sku\n${'x'.repeat(2_000_000)}\n`],
    ['not-a-table', 'a.csv', '<!DOCTYPE html><html><body>Log in</body></html>'],
    ['not-a-table', 'a.csv', '%PDF-1.7\n'],
    ['not-a-table', 'a.xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['not-a-table', 'a.csv', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 32))],
    ['damaged', 'a.json', '{"products": ['],
    ['unknown-format', 'a.xls', OLE],
    ['locked', 'a.xlsx', Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['damaged', 'a.xlsx', 'PK\x03\x04 and no more'],
  ])('%s: %s', async (code, name, content) => {
    expect(await refusalOf(readTable(tableFile(name, content)))).toMatchObject({ code });
  });

  test('the line of a quote that is never closed is named', async () => {
    const { message } = await refusalOf(readTable(tableFile('a.csv', 'sku,name\n1,Cup\n2,"Mug\n')));
    expect(message).toContain('line 3');
  });

  test('a file that is gone, and a folder', async () => {
    const folder = join(temporaryFolder(), 'products.csv');
    expect(await refusalOf(readTable({ path: folder }))).toMatchObject({ code: 'missing' });
    mkdirSync(folder);
    expect(await refusalOf(readTable({ path: folder }))).toMatchObject({ code: 'unreadable' });
  });
});

test.skipIf(process.platform === 'win32')('a pipe is refused, and not waited for', async () => {
  const path = join(temporaryFolder(), 'products.csv');
  execFileSync('mkfifo', [path]);
  expect(await refusalOf(readTable({ path }))).toMatchObject({ code: 'unreadable' });
});

describe('however large a file is, memory stays bounded', () => {
  function largeFile(name: string, start: string): { readonly path: string } {
    const path = join(temporaryFolder(), name);
    const file = openSync(path, 'w');
    writeSync(file, start);
    closeSync(file);
    truncateSync(path, LARGE);
    return { path };
  }

  async function refusedWithin(work: Promise<unknown>): Promise<string> {
    const before = process.memoryUsage().rss;
    const { code } = await refusalOf(work);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 ** 2);
    return code;
  }

  test('a gigabyte of nothing', async () => {
    expect(await refusedWithin(readTable(largeFile('a.csv', '')))).toBe('not-a-table');
  });

  test('a gigabyte within one quote', async () => {
    const file = largeFile('a.csv', 'sku,name\n1,"');
    const over = { encoding: 'utf-8', delimiter: ',' } as const;
    expect(await refusedWithin(tables.look(file, over, WANTED))).toBe('unclosed-quote');
  });

  test('a gigabyte in one JSON text', async () => {
    expect(await refusedWithin(readTable(largeFile('a.json', '[{"name": "')))).toBe('too-long');
  });

  test('a gigabyte behind the beginning of a workbook', async () => {
    expect(await refusedWithin(readTable(largeFile('a.xlsx', 'PK\x03\x04')))).toBe('damaged');
  });
});
