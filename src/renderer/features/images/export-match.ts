import type { Failed } from '../../../shared/contract/result.ts';
import type { ImageRow, ImageTab } from '../../../shared/model/image-match.ts';
import { readLocalImage } from '../../../shared/model/local-image.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { writeCsvLine } from '../../ui/csv.ts';
import { saveCsv } from '../../ui/save-csv.ts';

/** What is left over comes first. */
const TABS: readonly { readonly tab: ImageTab; readonly words: string }[] = [
  { tab: 'no-product', words: 'No product' },
  { tab: 'without-image', words: 'Product without image' },
  { tab: 'several-files', words: 'Several files for one product' },
  { tab: 'one-for-several', words: 'One file for several products' },
  { tab: 'problems', words: 'Problem' },
  { tab: 'matched', words: 'Matched' },
  { tab: 'same', words: 'The same' },
];
const HEADINGS = [
  'What happens',
  'File',
  'Width',
  'Height',
  'Bytes',
  'Product',
  'SKU',
  'Image now',
  'Problem',
];

/** Saves as CSV, where the person says, what became of every file and which products have no image. */
export async function exportMatch(id: string): Promise<'saved' | 'cancelled' | Failed> {
  return await saveCsv({
    name: 'Images.csv',
    headings: HEADINGS,
    parts: TABS,
    readPage: async ({ tab }, page) => await offshelf().images.matchPage({ id, tab, ...page }),
    writeRow: (row, { tab, words }) => writeRow(tab, words, row),
  });
}

/** A line for the file with each of its products. */
function writeRow(tab: ImageTab, words: string, row: ImageRow): string {
  const { file, products, problem } = row;
  const ofFile = [
    file?.path ?? '',
    String(file?.width ?? ''),
    String(file?.height ?? ''),
    String(file?.bytes ?? ''),
  ];
  const lines = products.length === 0 ? [null] : products;
  return lines
    .map((product) => {
      const isChosen = tab === 'several-files' && product?.chosen === file?.n;
      const happens = row.leftOut ? 'Left out' : isChosen ? 'Chosen of several' : words;
      const image = product?.image ?? '';
      const now = readLocalImage(image)?.name ?? image;
      return writeCsvLine([happens, ...ofFile, product?.name ?? '', product?.sku ?? '', now, problem ?? '']);
    })
    .join('');
}
