import type { Failed, Result } from '../../shared/contract/result.ts';
import { saveFile } from '../bridge/save-file.ts';
import { BYTE_ORDER_MARK, writeCsvLine } from './csv.ts';

type Page = { readonly from: number; readonly count: number };

type Table<Part, Row> = {
  /** Of the file. */
  readonly name: string;
  readonly headings: readonly string[];
  /** Such as the tabs of a screen, one below the other. */
  readonly parts: readonly Part[];
  /** May answer fewer rows than asked for; where it answers none, the part is at its end. */
  readonly readPage: (part: Part, page: Page) => Promise<Result<readonly Row[]>>;
  /** One line, or several. */
  readonly writeRow: (row: Row, part: Part) => string;
};

/** As many as one answer of the program has at most. */
const ROWS = 200;

/** Saves rows that are read page by page as CSV where the person says. */
export async function saveCsv<Part, Row>({
  name,
  headings,
  parts,
  readPage,
  writeRow,
}: Table<Part, Row>): Promise<'saved' | 'cancelled' | Failed> {
  return await saveFile(name, async (add) => {
    const failed = await add(`${BYTE_ORDER_MARK}${writeCsvLine(headings)}`);
    if (failed !== null) return failed;
    for (const part of parts) {
      for (let from = 0; ; ) {
        const page = await readPage(part, { from, count: ROWS });
        if (!page.ok) return page.error;
        if (page.value.length === 0) break;
        from += page.value.length;
        const refused = await add(page.value.map((row) => writeRow(row, part)).join(''));
        if (refused !== null) return refused;
      }
    }
    return null;
  });
}
