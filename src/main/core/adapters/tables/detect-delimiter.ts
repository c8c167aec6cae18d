import { DELIMITERS, type Delimiter } from '../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../domain/ports/table-files.ts';
import { createCsvScanner, type ScannedRow } from './csv-scanner.ts';

const ROWS = 100;
/** Those first that stand in a text by chance the least. */
const BY_CHANCE: readonly Delimiter[] = ['\t', '|', ';', ','];
/** What Excel reads and writes in front of the headings to name the delimiter. */
const NAMED = /^sep=([,;\t|])\r?(?:\n|$)/i;

/** The delimiter that cuts the first rows into the most even table; a comma where none does. */
export function detectDelimiter(text: string): Delimiter {
  const named = DELIMITERS.find((each) => each === NAMED.exec(text)?.[1]);
  if (named !== undefined) return named;
  const scores = BY_CHANCE.map((delimiter) => ({ delimiter, score: scoreRows(firstRows(text, delimiter)) }));
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.delimiter : ',';
}

/** Whether a row only names the delimiter. */
export function isNamingDelimiter({ line, cells }: ScannedRow): boolean {
  return line === 1 && /^sep=.?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '');
}

function firstRows(text: string, delimiter: Delimiter): readonly ScannedRow[] {
  try {
    const rows = createCsvScanner(delimiter).feed(`${text}\n`);
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, ROWS);
  } catch (error) {
    if (error instanceof TableRefusal) return [];
    throw error;
  }
}

/** Even rows count most, then those that have as many cells as the first; more columns are better than fewer. */
function scoreRows(rows: readonly ScannedRow[]): number {
  const first = rows[0]?.cells.length ?? 0;
  if (first < 2) return 0;
  const even = rows.filter(({ cells, hasStray }) => cells.length === first && !hasStray).length;
  return (even / rows.length) * Math.log2(first + 1);
}
