import type { Failed } from '../../../shared/contract/result.ts';
import type { PreviewRow, PreviewTab } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { BYTE_ORDER_MARK, writeCsvLine } from '../../ui/csv.ts';
import { fieldTitle } from './field-options.ts';

const TABS: readonly { readonly tab: PreviewTab; readonly words: string }[] = [
  { tab: 'will-change', words: 'Will change' },
  { tab: 'left-out', words: 'Left out' },
  { tab: 'problems', words: 'Problem' },
];
const HEADINGS = ['What happens', 'Product', 'SKU', 'Field', 'Before', 'After', 'Problem'];
const ROWS = 200;
/** Characters in one message to the disk: well under what it takes. */
const MOST_TEXT = 1_000_000;

export type Exported = 'saved' | 'cancelled' | Failed;

/** Saves what a preview shows as CSV where the person says; what stays the same is not in it. */
export async function exportPreview(id: string): Promise<Exported> {
  const begun = await offshelf().exports.begin({ name: 'Preview.csv' });
  if (!begun.ok) return begun.error;
  const { handle } = begun.value;
  if (handle === null) return 'cancelled';
  const failed = await writeAll(id, handle);
  const ended = await offshelf().exports.end({ handle, keep: failed === null });
  return failed ?? (ended.ok ? 'saved' : ended.error);
}

async function writeAll(id: string, handle: string): Promise<Failed | null> {
  let text = `${BYTE_ORDER_MARK}${writeCsvLine(HEADINGS)}`;
  for (const { tab, words } of TABS) {
    for (let from = 0; ; ) {
      const page = await offshelf().previews.page({ id, tab, from, count: ROWS });
      if (!page.ok) return page.error;
      if (page.value.length === 0) break;
      from += page.value.length;
      text += page.value.map((row) => writeRow(words, row)).join('');
      while (text.length > MOST_TEXT) {
        const part = cutOff(text);
        const added = await offshelf().exports.add({ handle, text: part });
        if (!added.ok) return added.error;
        text = text.slice(part.length);
      }
    }
  }
  const last = await offshelf().exports.add({ handle, text });
  return last.ok ? null : last.error;
}

function writeRow(words: string, row: PreviewRow): string {
  const { name, sku, field, before, after, problem } = row;
  return writeCsvLine([words, name, sku ?? '', fieldTitle(field), before ?? '', after ?? '', problem ?? '']);
}

/** Never between the halves of one character. */
function cutOff(text: string): string {
  return text.slice(0, MOST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}
