import type { Result } from '../../../shared/contract/result.ts';
import type { ImageMatch, ImageRow, ImageTab } from '../../../shared/model/image-match.ts';
import { IMAGE_TABS } from '../../../shared/model/image-words.ts';
import { createTurns } from '../../../shared/take-turns.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { countTab, type MatchState, useImageMatch } from './match-store.ts';

const ROWS_AT_ONCE = 100;

let reading = false;

/** Where there is most to see. */
export function firstTab(match: ImageMatch): ImageTab {
  return IMAGE_TABS.find((tab) => countTab(match, tab) > 0) ?? 'matched';
}

export async function showTab(tab: ImageTab): Promise<void> {
  const { match } = useImageMatch.getState();
  if (match === null) return;
  const page = await readRows(match.id, tab, 0);
  if (useImageMatch.getState().match?.id === match.id)
    useImageMatch.setState({ tab, assigning: null, ...page });
}

/** Reads the next rows of the tab. */
export async function readMoreRows(): Promise<void> {
  const { match, tab, rows } = useImageMatch.getState();
  if (match === null || reading) return;
  reading = true;
  const page = await readRows(match.id, tab, rows.length);
  reading = false;
  if (useImageMatch.getState().rows === rows)
    useImageMatch.setState({ ...page, rows: [...rows, ...page.rows] });
}

/** Rows from one index on; `more` reads as many as that at least, as far as there are so many. */
export async function readRows(
  id: string,
  tab: ImageTab,
  from: number,
  more = ROWS_AT_ONCE,
): Promise<Pick<MatchState, 'rows' | 'problem'>> {
  const rows: ImageRow[] = [];
  while (rows.length < more) {
    const page = await offshelf().images.matchPage({
      id,
      tab,
      from: from + rows.length,
      count: ROWS_AT_ONCE,
    });
    if (!page.ok) return { rows, problem: page.error };
    rows.push(...page.value);
    if (page.value.length < ROWS_AT_ONCE) break;
  }
  return { rows, problem: null };
}

/** Says whose image a file is: nobody's, these products', all that the rules find, or what the rules say. `false` where that could not be done. */
export async function assignFile(file: number, products: number[] | 'all' | 'by-rules'): Promise<boolean> {
  return await decide((id) => offshelf().images.assign({ id, file, products }));
}

/** Chooses the file that a product gets, or none again. */
export async function chooseFile(product: number, file: number | null): Promise<boolean> {
  const choose = (row: ImageRow): ImageRow => ({
    ...row,
    products: row.products.map((one) => (one.id === product ? { ...one, chosen: file } : one)),
  });
  return await decide((id) => offshelf().images.choose({ id, product, file }), choose);
}

export async function chooseFirst(): Promise<boolean> {
  return await decide((id) => offshelf().images.chooseFirst({ id }));
}

/** Leaves files out, or takes them in again. They stay where they are. */
export async function leaveOut(files: number[] | ImageTab, leftOut: boolean): Promise<boolean> {
  const isMeant = (n: number | undefined): boolean =>
    n !== undefined && (typeof files === 'string' || files.includes(n));
  const leave = (row: ImageRow): ImageRow => (isMeant(row.file?.n) ? { ...row, leftOut } : row);
  return await decide((id) => offshelf().images.leaveOut({ id, files, leftOut }), leave);
}

/** One after the other: each is shown as the core has it then. */
const inTurn = createTurns();

type Ask = (id: string) => Promise<Result<ImageMatch>>;

/** Where rows stay in their tab, `change` says what they look like then; otherwise they are read anew. */
async function decide(ask: Ask, change: ((row: ImageRow) => ImageRow) | null = null): Promise<boolean> {
  return await inTurn(() => decideNow(ask, change));
}

async function decideNow(ask: Ask, change: ((row: ImageRow) => ImageRow) | null): Promise<boolean> {
  const { match, tab, busy, rows } = useImageMatch.getState();
  if (match === null || busy === 'applying') return false;
  const decided = await ask(match.id);
  if (!decided.ok) {
    useImageMatch.setState({ problem: decided.error });
    return false;
  }
  if (useImageMatch.getState().match?.id !== match.id) return false;
  useImageMatch.setState({ match: decided.value, byHand: true });
  if (change !== null) {
    useImageMatch.setState((now) => ({ rows: now.rows.map(change) }));
    return true;
  }
  const page = await readRows(match.id, tab, 0, Math.max(ROWS_AT_ONCE, rows.length));
  const now = useImageMatch.getState();
  // Another tab was opened, or more was read, meanwhile: that is as fresh.
  if (now.match?.id === match.id && now.tab === tab && now.rows === rows) useImageMatch.setState(page);
  return true;
}
