import type { Failed } from '../../../shared/contract/result.ts';
import type { ImageGroup, ImageReport, ImageReportRow } from '../../../shared/model/link-check.ts';
import { readLocalImage } from '../../../shared/model/local-image.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { writeCsvLine } from '../../ui/csv.ts';
import { saveCsv } from '../../ui/save-csv.ts';

const GROUPS: readonly { readonly group: ImageGroup; readonly words: string }[] = [
  { group: 'broken', words: 'Broken' },
  { group: 'not-allowed', words: 'Host not allowed' },
  { group: 'missing', words: 'No image' },
  { group: 'http', words: 'Over http' },
  { group: 'duplicates', words: 'The same image' },
  { group: 'too-small', words: 'Too small' },
  { group: 'not-square', words: 'Not square' },
  { group: 'local', words: 'On this computer' },
  { group: 'not-checked', words: 'Not checked' },
];
const HEADINGS = ['Group', 'Product', 'SKU', 'Image', 'What is wrong', 'Same as', 'Looked at'];

/** Saves the rows of all groups as CSV, where the person says; a product in several groups has a line in each. */
export async function exportReport({ id, groups }: ImageReport): Promise<'saved' | 'cancelled' | Failed> {
  const places = new Map<ImageGroup, number>();
  return await saveCsv({
    name: 'Image report.csv',
    headings: HEADINGS,
    parts: GROUPS,
    // Products that are gone have a place in the group, but no row: the place is counted here.
    readPage: async ({ group }, { count }) => {
      for (let from = places.get(group) ?? 0; from < groups[group]; from += count) {
        places.set(group, from + count);
        const page = await offshelf().images.reportPage({ report: id, group, from, count });
        if (!page.ok || page.value.length > 0) return page;
      }
      return { ok: true, value: [] };
    },
    writeRow: (row, { words }) => writeRow(words, row),
  });
}

function writeRow(words: string, { name, sku, image, why, sameAs, checkedAt }: ImageReportRow): string {
  const other = sameAs === null ? '' : sameAs.sku || sameAs.name;
  const at = checkedAt === null ? '' : new Date(checkedAt).toISOString();
  return writeCsvLine([words, name, sku ?? '', readLocalImage(image)?.name ?? image, why, other, at]);
}
