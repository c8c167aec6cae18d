import type { Failed } from '../../../shared/contract/result.ts';
import type { PreviewRow, PreviewTab } from '../../../shared/model/change.ts';
import { fieldTitle } from '../../../shared/model/field-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { type AddText, saveFile } from '../../bridge/save-file.ts';
import { BYTE_ORDER_MARK, writeCsvLine } from '../../ui/csv.ts';

const TABS: readonly { readonly tab: PreviewTab; readonly words: string }[] = [
  { tab: 'will-change', words: 'Will change' },
  { tab: 'left-out', words: 'Left out' },
  { tab: 'problems', words: 'Problem' },
];
const HEADINGS = ['What happens', 'Product', 'SKU', 'Field', 'Before', 'After', 'Problem'];
const ROWS = 200;

/** Saves what a preview shows as CSV where the person says; what stays the same is not in it. */
export async function exportPreview(id: string): Promise<'saved' | 'cancelled' | Failed> {
  return await saveFile('Preview.csv', (add) => writeAll(id, add));
}

async function writeAll(id: string, add: AddText): Promise<Failed | null> {
  const failed = await add(`${BYTE_ORDER_MARK}${writeCsvLine(HEADINGS)}`);
  if (failed !== null) return failed;
  for (const { tab, words } of TABS) {
    for (let from = 0; ; ) {
      const page = await offshelf().previews.page({ id, tab, from, count: ROWS });
      if (!page.ok) return page.error;
      if (page.value.length === 0) break;
      from += page.value.length;
      const refused = await add(page.value.map((row) => writeRow(words, row)).join(''));
      if (refused !== null) return refused;
    }
  }
  return null;
}

function writeRow(words: string, row: PreviewRow): string {
  const { name, sku, field, before, after, problem } = row;
  return writeCsvLine([words, name, sku ?? '', fieldTitle(field), before ?? '', after ?? '', problem ?? '']);
}
