import type {
  BulkAction,
  BulkField,
  Preview,
  PreviewRow,
  PreviewTab,
} from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';

/** A value of the field that a bulk action is about. */
export type FieldValue = { readonly id: ProductId; readonly value: string };
export type StagedValue = { readonly id: ProductId; readonly before: string; readonly after: string };

/** Prepared bulk actions in a staging database of their own; nothing of it outlives the program. */
export type PreviewStore = {
  readonly open: (id: string, action: BulkAction) => void;
  /** The values of those that are in the catalog and not in the trash. */
  readonly readValues: (field: BulkField, ids: readonly ProductId[]) => readonly FieldValue[];
  readonly stage: (id: string, values: readonly StagedValue[]) => void;
  /** `null` when it was closed or applied. */
  readonly get: (id: string) => Preview | null;
  readonly page: (id: string, tab: PreviewTab, from: number, count: number) => readonly PreviewRow[];
  readonly leaveOut: (id: string, products: readonly ProductId[] | 'all', leftOut: boolean) => void;
  /** Rows to be written whose product was edited or trashed since. */
  readonly countStale: (id: string) => number;
  /** Writes every row that changes and is not left out, with its values before and after; says which products. */
  readonly apply: (id: string, changeId: number, at: number) => readonly ProductId[];
  readonly close: (id: string) => void;
};
