import type { Sort, SortField } from '../../../shared/model/query.ts';

const WHERE = 'products-order';

/** Each catalog has an order of its own: another one's list is another list. */
let where = WHERE;

/** What is kept and read from now on is the order of the catalog in this folder. */
export function keepOrderOf(folder: string): void {
  where = `${WHERE} ${folder}`;
}

const FIELDS: Readonly<Record<SortField, true>> = {
  name: true,
  sku: true,
  type: true,
  status: true,
  price: true,
  updated: true,
  created: true,
};

/** The order that the person chose for this catalog on this computer, now or another time; at first what was changed last comes first. */
export function readOrder(): Sort[] {
  const kept = (localStorage.getItem(where) ?? '').split(',').flatMap(readSort);
  return kept.length === 0 ? [{ field: 'updated', direction: 'desc' }] : kept.slice(0, MOST);
}

export function keepOrder(sorts: readonly Sort[]): void {
  localStorage.setItem(where, sorts.map(({ field, direction }) => `${field} ${direction}`).join());
}

/** As many as the core takes (shared/model/query.ts). */
const MOST = 4;

function readSort(text: string): readonly Sort[] {
  const [field = '', direction = ''] = text.split(' ');
  return isField(field) && (direction === 'asc' || direction === 'desc') ? [{ field, direction }] : [];
}

function isField(text: string): text is SortField {
  return Object.hasOwn(FIELDS, text);
}
