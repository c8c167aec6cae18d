import { expect, test } from 'vitest';
import { writeCsvLine } from '../../../src/renderer/ui/csv.ts';
import { saveCsv } from '../../../src/renderer/ui/save-csv.ts';
import { failure, success } from '../../../src/shared/contract/result.ts';
import { aDisk } from '../../helpers/export-disk.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

const TABLE = {
  name: 'Rows.csv',
  headings: ['Part', 'Row'],
  parts: ['a', 'none', 'b'],
  writeRow: (row: string, part: string) => writeCsvLine([part, row]),
};

test('every row of every part stands in the file once, also where a page is shorter than asked for', async () => {
  const disk = aDisk();
  await openCoreForWindow({ shell: disk.shell, products: [] });
  const rows = Array.from({ length: 450 }, (_, n) => `row ${n}`);
  const saved = await saveCsv({
    ...TABLE,
    readPage: async (part, { from, count }) =>
      success(part === 'none' ? [] : rows.slice(from, from + (part === 'a' ? 7 : count))),
  });
  expect(saved).toBe('saved');
  const lines = ['a', 'b'].flatMap((part) => rows.map((row) => `${part},${row}\r\n`));
  expect(disk.written.join('')).toBe(`\uFEFFPart,Row\r\n${lines.join('')}`);
});

test('a page that can’t be read is said, and the file is not kept', async () => {
  const disk = aDisk();
  await openCoreForWindow({ shell: disk.shell, products: [] });
  const gone = failure('out-of-date', 'This is closed.');
  expect(await saveCsv({ ...TABLE, readPage: async () => gone })).toMatchObject({ code: 'out-of-date' });
  expect(disk.ended).toEqual([false]);
});
