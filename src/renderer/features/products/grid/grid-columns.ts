import type { ProductField } from '../../../../shared/model/product.ts';
import type { SortField } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { fieldTitle } from '../../../ui/field-words.ts';

export type GridColumnId = ProductField | 'marks' | 'updated' | 'created';

/** What a column of the grid is. Those of a field can be written; the others only tell. */
export type GridColumnFacts = {
  readonly title: string;
  readonly width: number;
  readonly sort?: SortField;
  readonly align?: 'right';
  /** Hidden until somebody asks for it. */
  readonly hidden?: true;
};

export const GRID_COLUMNS: Readonly<Record<GridColumnId, GridColumnFacts>> = {
  marks: { title: t`Remotes`, width: 96 },
  name: { title: fieldTitle('name'), width: 220, sort: 'name' },
  sku: { title: fieldTitle('sku'), width: 128, sort: 'sku' },
  price: { title: fieldTitle('price'), width: 104, sort: 'price', align: 'right' },
  currency: { title: fieldTitle('currency'), width: 84 },
  status: { title: fieldTitle('status'), width: 92, sort: 'status' },
  description: { title: fieldTitle('description'), width: 320 },
  type: { title: fieldTitle('type'), width: 112, sort: 'type' },
  billingType: { title: fieldTitle('billingType'), width: 104 },
  billingPeriod: { title: fieldTitle('billingPeriod'), width: 116 },
  imageUrl: { title: fieldTitle('imageUrl'), width: 240 },
  imageAlt: { title: fieldTitle('imageAlt'), width: 180 },
  customData: { title: fieldTitle('customData'), width: 180 },
  updated: { title: t`Changed`, width: 116, sort: 'updated', align: 'right' },
  created: { title: t`Added`, width: 116, sort: 'created', align: 'right', hidden: true },
};

export const GRID_COLUMN_IDS = Object.keys(GRID_COLUMNS) as readonly GridColumnId[]; // the keys of a literal

const READ_ONLY: ReadonlySet<GridColumnId> = new Set(['marks', 'updated', 'created']);

/** The field that a column writes; `null` where it only tells. */
export function fieldOf(id: GridColumnId): ProductField | null {
  return READ_ONLY.has(id) ? null : (id as ProductField); // every other column is named after its field
}
