import type { Failed } from '../../../shared/contract/result.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { type AddText, saveFile } from '../../bridge/save-file.ts';
import { writeHeadings, writeRows } from './export-csv.ts';
import { laneOf } from './use-sending.ts';

type Exported =
  | { readonly kind: 'saved'; readonly rows: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Failed };

const PART = 1000;

/** Saves every row of the Send list as CSV where the person says. */
export async function exportSendList(today: Date): Promise<Exported> {
  // A row that is replaced while it is written comes back with a later id: each product is written once for an account.
  const written = new Set<string>();
  const saved = await saveFile(`Send list ${today.toISOString().slice(0, 10)}.csv`, (add) =>
    writeAll(add, written, today.getTime()),
  );
  if (saved === 'cancelled') return { kind: 'cancelled' };
  return saved === 'saved' ? { kind: 'saved', rows: written.size } : { kind: 'failed', problem: saved };
}

async function writeAll(add: AddText, written: Set<string>, now: number): Promise<Failed | null> {
  const status = await offshelf().sending.status({});
  if (!status.ok) return status.error;
  let text = writeHeadings();
  let after: string | null = null;
  for (;;) {
    const page = await offshelf().sending.rowsAfter({ id: after, count: PART });
    if (!page.ok) return page.error;
    const fresh = page.value.filter(({ id, productId, remoteId, state }) =>
      !ends(state) ? addNew(written, `${productId} ${remoteId}`) : addNew(written, id),
    );
    text += writeRows(fresh, (remoteId) => laneOf(status.value, remoteId), now);
    const failed = await add(text);
    if (failed !== null) return failed;
    after = page.value.at(-1)?.id ?? null;
    if (page.value.length < PART) return null;
    text = '';
  }
}

/** A product that was given up or withdrawn may rightly stand beside a later row of its own. */
function ends(state: Submission['state']): boolean {
  return state === 'cancelled' || state === 'discarded';
}

/** True the first time. */
function addNew(written: Set<string>, key: string): boolean {
  const size = written.size;
  return written.add(key).size > size;
}
