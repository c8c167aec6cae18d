import type { CellValue } from '../../../../shared/model/cell.ts';
import { longestOf } from '../../../../shared/model/cell-rules.ts';
import type { PreviewHit } from '../../../../shared/model/change.ts';
import { isFileReference } from '../../../../shared/model/local-image.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { wholeCharacters } from '../../../../shared/whole-characters.ts';
import { shorten } from '../catalog/shorten.ts';
import { type FindHits, type Hit, replaceHits } from './find-hits.ts';
import { sayTooLong, settlePrice, settleValue } from './settle-value.ts';

type Replaced = { readonly after: CellValue; readonly problem: string | null; readonly hits: number };

/** A value with what was found in it replaced, but for the places that are left out. Nothing is found in what names a file of the catalog. */
export function replaceFound(
  value: CellValue,
  field: ProductField,
  find: FindHits,
  leftOut: ReadonlySet<number>,
): Replaced {
  const hits = value === null || isFileReference(field, value) ? [] : find(value);
  if (value === null || hits.length === 0) return { after: value, problem: null, hits: 0 };
  const after = replaceHits(value, hits, leftOut, longestOf(field));
  if (after === null) return { after: value, problem: sayTooLong(field), hits: hits.length };
  const settled = field === 'price' ? settlePrice(value, after, null) : settleValue(field, after);
  return settled.kind === 'value'
    ? { after: settled.value, problem: null, hits: hits.length }
    : { after: value, problem: settled.kind === 'problem' ? settled.message : null, hits: hits.length };
}

/** Characters shown at each side of a hit, and of the hit itself. */
const CONTEXT = 40;
const LONGEST_SHOWN = 200;

/** The places as a person looks at them, with the line around each. */
export function showHits(
  value: string,
  hits: readonly Hit[],
  isLeftOut: (n: number) => boolean,
  { from, count }: { readonly from: number; readonly count: number },
): PreviewHit[] {
  return hits.slice(from, from + count).map(({ start, end, comes }, at) => ({
    n: from + at,
    left: clean(value.slice(Math.max(0, start - CONTEXT), start), start > CONTEXT ? 'start' : null),
    found: shorten(value.slice(start, end), LONGEST_SHOWN, '…'),
    comes: shorten(comes, LONGEST_SHOWN, '…'),
    right: clean(value.slice(end, end + CONTEXT), end + CONTEXT < value.length ? 'end' : null),
    leftOut: isLeftOut(from + at),
  }));
}

/** One line without half characters, with a mark where it was cut. */
function clean(text: string, cut: 'start' | 'end' | null): string {
  const whole = wholeCharacters(text);
  if (cut === null) return whole;
  return cut === 'start' ? `…${whole}` : `${whole}…`;
}
