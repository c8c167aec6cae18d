import type { Failed } from '../../../shared/contract/result.ts';
import type { PreviewRow, PreviewTab } from '../../../shared/model/change.ts';
import { fieldTitle } from '../../../shared/model/field-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { writeCsvLine } from '../../ui/csv.ts';
import { saveCsv } from '../../ui/save-csv.ts';

const TABS: readonly { readonly tab: PreviewTab; readonly words: string }[] = [
  { tab: 'will-change', words: 'Will change' },
  { tab: 'left-out', words: 'Left out' },
  { tab: 'problems', words: 'Problem' },
];
const HEADINGS = ['What happens', 'Product', 'SKU', 'Field', 'Before', 'After', 'Problem'];

/**
 * Saves what a preview shows as CSV where the person says; what stays the same is not in it. Values stand there as they are kept, not as
 * they are read: an image that is a file keeps what tells it from others of its name, and can be pasted or imported again.
 */
export async function exportPreview(id: string): Promise<'saved' | 'cancelled' | Failed> {
  return await saveCsv({
    name: 'Preview.csv',
    headings: HEADINGS,
    parts: TABS,
    readPage: async ({ tab }, page) => await offshelf().previews.page({ id, tab, ...page }),
    writeRow: (row, { words }) => writeRow(words, row),
  });
}

function writeRow(words: string, row: PreviewRow): string {
  const { name, sku, field, before, after, problem } = row;
  return writeCsvLine([words, name, sku ?? '', fieldTitle(field), before ?? '', after ?? '', problem ?? '']);
}
