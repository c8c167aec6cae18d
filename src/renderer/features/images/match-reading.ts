import type { Result } from '../../../shared/contract/result.ts';
import type { ImageMatch, ImageRow, ImageTab } from '../../../shared/model/image-match.ts';
import { IMAGE_TABS } from '../../../shared/model/image-words.ts';
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

/** Says whose image a file is: nobody's, these products', or what the rules find. `false` where that could not be done. */
export async function assignFile(file: number, products: number[] | 'by-rules'): Promise<boolean> {
  return await decide((id) => offshelf().images.assign({ id, file, products }));
}

/** Chooses the file that a product gets, or none again. */
export async function chooseFile(product: number, file: number | null): Promise<boolean> {
  return await decide((id) => offshelf().images.choose({ id, product, file }));
}

export async function chooseFirst(): Promise<boolean> {
  return await decide((id) => offshelf().images.chooseFirst({ id }));
}

/** Leaves files out, or takes them in again. */
export async function leaveOut(files: number[] | ImageTab, leftOut: boolean): Promise<boolean> {
  return await decide((id) => offshelf().images.leaveOut({ id, files, leftOut }));
}

/** One after the other: each is shown as the core has it then. */
let last: Promise<unknown> = Promise.resolve();

async function decide(ask: (id: string) => Promise<Result<ImageMatch>>): Promise<boolean> {
  const done = last.then(() => decideNow(ask));
  last = done;
  return await done;
}

async function decideNow(ask: (id: string) => Promise<Result<ImageMatch>>): Promise<boolean> {
  const { match, tab, busy } = useImageMatch.getState();
  if (match === null || busy === 'applying') return false;
  const decided = await ask(match.id);
  if (!decided.ok) {
    useImageMatch.setState({ problem: decided.error });
    return false;
  }
  const { rows } = useImageMatch.getState();
  const page = await readRows(match.id, tab, 0, rows.length);
  const now = useImageMatch.getState();
  if (now.match?.id !== match.id) return false;
  // Another tab was opened, or more was read, meanwhile: that is as fresh.
  const isShown = now.tab === tab && now.rows === rows;
  useImageMatch.setState({ match: decided.value, byHand: true, ...(isShown ? page : {}) });
  return true;
}
