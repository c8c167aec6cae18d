import type { Failed } from '../../../shared/contract/result.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { writeHeadings, writeRows } from './export-csv.ts';
import { laneOf } from './use-sending.ts';

export type Exported =
  | { readonly kind: 'saved'; readonly rows: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Failed };

const PART = 1000;

/** Characters in one message to the disk: well under what it takes. */
const MOST_TEXT = 1_000_000;

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
  // A row that is replaced while it is written comes back with a later id: each product is written once for an account.
  const written = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const page = await offshelf().sending.rowsAfter({ id: after, count: PART });
    if (!page.ok) return { kind: 'failed', problem: page.error };
    const fresh = page.value.filter(({ id, productId, remoteId, state }) =>
      !ends(state) ? addNew(written, `${productId} ${remoteId}`) : addNew(written, id),
    );
    text += writeRows(fresh, (remoteId) => laneOf(status.value, remoteId), now);
    for (const part of cut(text)) {
      const added = await offshelf().exports.add({ handle, text: part });
      if (!added.ok) return { kind: 'failed', problem: added.error };
    }
    after = page.value.at(-1)?.id ?? null;
    if (page.value.length < PART) return { kind: 'saved', rows: written.size };
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

/** By size, since a thousand rows may hold long words; never between the halves of one character. */
export function cut(text: string, most: number = MOST_TEXT): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + most, text.length);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
