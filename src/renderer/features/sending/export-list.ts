import type { Failed } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { writeHeadings, writeRows } from './export-csv.ts';
import { laneOf } from './use-sending.ts';

export type Exported =
  | { readonly kind: 'saved'; readonly rows: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Failed };

const PART = 1000;

/** Saves every row of the Send list as CSV where the person says, in parts, so that a long list takes little memory. */
export async function exportSendList(today: Date): Promise<Exported> {
  const name = `Send list ${today.toISOString().slice(0, 10)}.csv`;
  const begun = await offshelf().exports.begin({ name });
  if (!begun.ok) return { kind: 'failed', problem: begun.error };
  const { handle } = begun.value;
  if (handle === null) return { kind: 'cancelled' };
  const outcome = await writeAll(handle, today.getTime());
  const ended = await offshelf().exports.end({ handle, keep: outcome.kind === 'saved' });
  if (outcome.kind === 'saved' && !ended.ok) return { kind: 'failed', problem: ended.error };
  return outcome;
}

async function writeAll(handle: string, now: number): Promise<Exported> {
  const status = await offshelf().sending.status({});
  if (!status.ok) return { kind: 'failed', problem: status.error };
  let text = writeHeadings();
  let rows = 0;
  let after: string | null = null;
  for (;;) {
    const page = await offshelf().sending.rowsAfter({ id: after, count: PART });
    if (!page.ok) return { kind: 'failed', problem: page.error };
    text += writeRows(page.value, (remoteId) => laneOf(status.value, remoteId), now);
    const added = await offshelf().exports.add({ handle, text });
    if (!added.ok) return { kind: 'failed', problem: added.error };
    rows += page.value.length;
    after = page.value.at(-1)?.id ?? null;
    if (page.value.length < PART) return { kind: 'saved', rows };
    text = '';
  }
}
