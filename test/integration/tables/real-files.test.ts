import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/shared/model/table-file.ts';
import { realFile } from '../../helpers/real-files.ts';
import { readCells, readTable, tables } from '../../helpers/tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a Shopify export is read row by row, rows of further images too', async (context) => {
  const { look, rows } = await readTable({ path: realFile(context, 'shopify/apparel.csv') });
  expect(look.headings.slice(0, 2)).toEqual(['Handle', 'Title']);
  expect(rows).toHaveLength(22);
  expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(20);
  expect(rows.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test('a Vendure import with padded headings and cells is read', async (context) => {
  const { look, rows } = await readTable({ path: realFile(context, 'vendure/products.csv') });
  expect(look.headings.slice(0, 3)).toEqual(['name', 'slug', 'description']);
  expect(rows).toHaveLength(88);
  expect(rows.filter(({ cells }) => (cells[0] ?? '').trim() !== '')).toHaveLength(54);
  expect(rows.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

const SPECTRUM =
  'comma_in_quotes empty empty_crlf escaped_quotes json newlines newlines_crlf quotes_and_newlines simple simple_crlf utf8';

test.for(SPECTRUM.split(' '))(
  'the corner cases of CSV are read as they must be: %s',
  async (name, context) => {
    const wanted = readFileSync(realFile(context, `csv-spectrum/json/${name}.json`), 'utf8');
    // The copy of newlines_crlf.csv that is given away has lost its CRs.
    const expected: unknown = JSON.parse(wanted.replaceAll('\\r', ''));
    const path = realFile(context, `csv-spectrum/csvs/${name}.csv`);
    const { look, rows } = await readTable({ path }, { delimiter: ',' });
    const objects = rows.map(({ cells }) =>
      Object.fromEntries(look.headings.map((heading, at) => [heading, cells[at]])),
    );
    expect(objects).toEqual(expected);
  },
);

test.for(EXPORT_FORMATS)('strings that break programs come back from %s', async (format, context) => {
  const text = readFileSync(realFile(context, 'naughty-strings/blns.json'), 'utf8');
  const strings = JSON.parse(text) as readonly string[]; // a list of strings, as its authors say
  const path = join(temporaryFolder(), `naughty.${format}`);
  const rows = strings.map((string, at) => [`sku ${at}`, string, 'x']);
  await tables.write(path, { format, headings: ['sku', 'name', 'note'], guard: true }, [rows]);
  expect(await readCells({ path })).toEqual(rows);
});
