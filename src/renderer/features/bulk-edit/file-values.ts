import { t } from '../../i18n/t.ts';
import type { FileValues } from './action-draft.ts';

export type FileRead = FileValues | { readonly problem: string };

/** As many as one message holds with room to spare. */
const MOST_ROWS = 80_000;
const MOST_CHARACTERS = 6_000_000;

/** Reads a CSV or TSV file with a SKU and a value in each row; a first row that says so is left out. */
export async function readFileValues(file: File): Promise<FileRead> {
  if (file.size > 4 * MOST_CHARACTERS) return { problem: TOO_BIG };
  const rows = (await readTable(await file.text())).flatMap(
    ([sku = '', value]): (readonly [string, string])[] =>
      sku.trim() === '' || value === undefined ? [] : [[sku.trim(), value]],
  );
  const values = /^sku$/i.test(rows[0]?.[0] ?? '') ? rows.slice(1) : rows;
  const size = values.reduce((sum, [sku, value]) => sum + sku.length + value.length, 0);
  if (values.length === 0) return { problem: t`This file has no rows with a SKU and a value.` };
  if (values.length > MOST_ROWS || size > MOST_CHARACTERS) return { problem: TOO_BIG };
  const seen = new Set<string>();
  const again = values.find(([sku]) => seen.size === seen.add(sku).size);
  if (again !== undefined)
    return {
      problem: t`The SKU “${again[0].slice(0, 60)}” stands in this file more than once. Leave one row for each.`,
    };
  return { name: file.name, rows: values };
}

const TOO_BIG = t`This file is too big for one action: at most 80,000 rows of usual length. Part it in two.`;

/** The delimiter is found out by itself. */
async function readTable(text: string): Promise<readonly (readonly string[])[]> {
  const { default: papa } = await import('papaparse');
  return await new Promise((resolve) => {
    const rows: (readonly string[])[] = [];
    papa.parse(text.replace(/^\uFEFF/, ''), {
      quoteChar: '"',
      chunkSize: 1_000_000,
      skipEmptyLines: 'greedy',
      chunk: ({ data }) => {
        for (const row of data) rows.push(row);
      },
      complete: () => resolve(rows),
    });
  });
}
