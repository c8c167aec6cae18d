import { t } from '../../i18n/t.ts';
import { looksLikeHeadings } from './settle-list-headings.ts';
import { readJsonRows } from './settle-list-json.ts';
import { problem, type TableReading } from './settle-list-reading.ts';

/** Reads CSV, TSV, JSON, JSON lines, or one value a line. The window stays alive meanwhile. */
export async function readListTable(given: string): Promise<TableReading> {
  const text = given.replace(/^\uFEFF/, '');
  const start = text.trimStart().slice(0, 20).toLowerCase();
  if (start === '') return problem(t`There is nothing in this list.`);
  if (start.startsWith('<')) {
    return problem(
      t`This is the source of a web page, not a list. Copy the table as it shows in the browser, or export it as CSV or JSON.`,
    );
  }
  if (start.startsWith('{') || start.startsWith('[')) return readJsonRows(text);
  return await readCells(text);
}

async function readCells(text: string): Promise<TableReading> {
  const quoted = await parseCells(text, '"');
  // Where a quotation mark is not meant as one, as in 12" ruler, the lines have their cells without it.
  const parsed = quoted.brokenAt === null ? quoted : await parseCells(text, NO_QUOTES);
  const [first, ...others] = parsed.rows;
  if (first === undefined) return problem(t`There is nothing in this list.`);
  if (quoted.brokenAt !== null && others.some((row) => row.length !== first.length)) {
    return problem(
      t`A quotation mark near line ${quoted.brokenAt} is never closed, so the lines can’t be told apart. Export the list anew, or mend that line.`,
    );
  }
  const hasHeadings = looksLikeHeadings(first);
  const rows = hasHeadings ? others : parsed.rows;
  if (rows.length === 0) return problem(t`This list has headings, but no products.`);
  const width = Math.max(...parsed.rows.slice(0, 1000).map((row) => row.length));
  const headings = Array.from({ length: width }, (_, at) =>
    nameColumn(hasHeadings ? first[at] : undefined, at),
  );
  return { kind: 'table', table: { headings, hasHeadings, rows } };
}

function nameColumn(heading: string | undefined, at: number): string {
  return heading?.trim() || t`Column ${at + 1}`;
}

/** A character that no text has: then no cell is quoted. */
const NO_QUOTES = '\0';
/** Characters per turn: a few milliseconds of work. */
const PER_TURN = 262_144;

type Cells = { readonly rows: readonly string[][]; readonly brokenAt: number | null };

async function parseCells(text: string, quoteChar: string): Promise<Cells> {
  const { default: papa } = await import('papaparse');
  return await new Promise((resolve) => {
    const rows: string[][] = [];
    let brokenAt: number | null = null;
    papa.parse(text, {
      quoteChar,
      chunkSize: PER_TURN,
      skipEmptyLines: 'greedy',
      chunk: ({ data, errors }, parser) => {
        const broken = errors.find(({ type }) => type === 'Quotes');
        if (broken !== undefined) brokenAt ??= rows.length + (broken.row ?? 0) + 1;
        for (const row of data) rows.push(row);
        // The window gets its turn between two parts.
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve({ rows, brokenAt }),
    });
  });
}
