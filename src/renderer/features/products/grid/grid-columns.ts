import type { ProductField } from '../../../../shared/model/product.ts';
import type { SortField } from '../../../../shared/model/query.ts';

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
  marks: { title: 'Remotes', width: 96 },
  name: { title: 'Name', width: 220, sort: 'name' },
  sku: { title: 'SKU', width: 128, sort: 'sku' },
  price: { title: 'Price', width: 104, sort: 'price', align: 'right' },
  currency: { title: 'Currency', width: 84 },
  status: { title: 'Status', width: 92, sort: 'status' },
  description: { title: 'Description', width: 320 },
  type: { title: 'Type', width: 112, sort: 'type' },
  billingType: { title: 'Billing', width: 104 },
  billingPeriod: { title: 'Billing period', width: 116 },
  imageUrl: { title: 'Image address', width: 240 },
  imageAlt: { title: 'Image alt text', width: 180 },
  customData: { title: 'Custom data', width: 180 },
  updated: { title: 'Changed', width: 96, sort: 'updated', align: 'right' },
  created: { title: 'Added', width: 96, sort: 'created', align: 'right', hidden: true },
};

export const GRID_COLUMN_IDS = Object.keys(GRID_COLUMNS) as readonly GridColumnId[]; // the keys of a literal

const READ_ONLY: ReadonlySet<GridColumnId> = new Set(['marks', 'updated', 'created']);

/** The field that a column writes; `null` where it only tells. */
export function fieldOf(id: GridColumnId): ProductField | null {
  return READ_ONLY.has(id) ? null : (id as ProductField); // every other column is named after its field
}

export type Choice = { readonly value: string; readonly word: string; readonly also: readonly string[] };

const CHOICES: { readonly [F in ProductField]?: readonly Choice[] } = {
  status: [
    { value: 'active', word: 'Active', also: ['published', 'live'] },
    { value: 'draft', word: 'Draft', also: [] },
    { value: 'archived', word: 'Archived', also: ['archive'] },
  ],
  billingType: [
    { value: 'one_time', word: 'One time', also: ['once', 'one off', 'onetime'] },
    { value: 'recurring', word: 'Recurring', also: ['subscription', 'repeating'] },
  ],
  billingPeriod: [
    { value: 'monthly', word: 'Monthly', also: ['month', 'every month'] },
    { value: 'quarterly', word: 'Quarterly', also: ['quarter', 'every quarter'] },
    { value: 'yearly', word: 'Yearly', also: ['year', 'annual', 'annually', 'every year'] },
  ],
};

/** The few values that a field takes; `null` where it takes any text. */
export function choicesOf(field: ProductField): readonly Choice[] | null {
  return CHOICES[field] ?? null;
}
