import { chooseKey, chooseKeyAnew } from '../../../../shared/model/import-key.ts';
import type { TableLook } from '../../../../shared/model/table-file.ts';
import type { ImportPlan, ImportSuggestion, RowsBelong } from '../../../../shared/model/transfer.ts';
import { REMEMBERED, SHOP_NAMES } from '../../../../shared/model/transfer-words.ts';
import { normalHeading } from './normal-heading.ts';
import type { ShopHeadings } from './shop-headings.ts';
import { findShop, isOwnExport, suggestColumns } from './suggest-columns.ts';

type Known = {
  /** What this catalog's own exports put in front of the ids of its products. */
  readonly catalogMark: string;
  /** The catalog's own. */
  readonly currency: string;
  /** The plan that was last used with these headings. */
  readonly remembered: ImportPlan | null;
};

/** What is probably meant by a file. Nothing of it is used before somebody saw it. */
export function suggestPlan(
  { headings, sample }: TableLook,
  { catalogMark, currency, remembered }: Known,
): ImportSuggestion {
  const shop = findShop(headings);
  const isOwn = shop === null && isOwnExport(headings);
  const suggested = suggestColumns(headings, shop, currency);
  const columns = suggested.map(({ target }) => target);
  const isPadded = !isOwn && arePadded(sample.map(({ cells }) => cells));
  const isHere = isOwn && isOfCatalog(sample[0]?.cells[0], catalogMark);
  const key = isHere ? 'product-id' : chooseKey(columns, sample);
  const plan: ImportPlan = {
    columns,
    key,
    mode: 'both',
    blank: 'keep',
    decimal: null,
    priceSigns: 'ask',
    // What stands so in this catalog is no trouble; in another one it is taken over as it stands.
    unreadable: isOwn && !isHere ? 'keep-all' : 'ask',
    belong: findBelong(headings, shop),
    variants: null,
    images: isOwn ? 'as-is' : 'first',
    spaces: isPadded ? 'trim' : 'keep',
  };
  const usable =
    remembered !== null && remembered.columns.length === headings.length
      ? recall(plan, remembered, sample, isOwn)
      : null;
  return {
    shop: isOwn ? 'offshelf' : (shop?.shop ?? null),
    plan: usable ?? plan,
    reasons: suggested.map(({ target, reason }, at) =>
      isSame(target, (usable ?? plan).columns[at]) ? reason : 'as the last time',
    ),
    notes: [
      ...(shop === null ? [] : [`This looks like an export of ${SHOP_NAMES[shop.shop]}.`]),
      ...(usable === null && isPadded
        ? ['Most cells have spaces around their text. They are taken away.']
        : []),
    ],
    remembered: usable !== null,
    recalled: REMEMBERED.filter((part) => !isSame(plan[part], (usable ?? plan)[part])),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Cells = readonly (string | null)[];

/** What was decided the last time, but for what is asked about each time. */
function recall(
  plan: ImportPlan,
  remembered: ImportPlan,
  sample: TableLook['sample'],
  isOwn: boolean,
): ImportPlan {
  const parts = REMEMBERED.filter((part) => part !== 'key');
  const fixed = remembered.fixed?.map((one) => ({ ...one, on: 'new' as const }));
  const recalled = { ...plan, ...Object.fromEntries(parts.map((part) => [part, remembered[part]])), fixed };
  if (remembered.keyChosen === true && !isOwn) return { ...recalled, key: remembered.key, keyChosen: true };
  // What nobody chose follows from what stands in this file: the last one may have had no SKUs.
  return { ...recalled, key: chooseKeyAnew(plan.key, recalled.columns, sample) };
}

function isOfCatalog(cell: string | null | undefined, catalogMark: string): boolean {
  return cell?.startsWith(`${catalogMark}-`) === true;
}

function findBelong(headings: readonly string[], shop: ShopHeadings | null): RowsBelong | null {
  const belong = shop?.belong ?? null;
  if (belong === null) return null;
  if (belong === 'blank-name') return { by: 'blank-name' };
  const column = headings.findIndex((heading) => normalHeading(heading) === belong.heading);
  if (column < 0) return null;
  if (belong.by === 'same') return { by: 'same', column };
  const id = headings.findIndex((heading) => normalHeading(heading) === belong.id);
  return id < 0 ? { by: 'names', column } : { by: 'names', column, id };
}

/** Whether most cells of a file are filled up with spaces, as those of fixed width are. */
function arePadded(rows: readonly Cells[]): boolean {
  const texts = rows.flat().filter((cell) => cell !== null && cell !== '');
  const padded = texts.filter((cell) => cell !== cell?.trim());
  return texts.length > 0 && padded.length * 2 > texts.length;
}
