import type { CellValue } from '../../../../shared/model/cell.ts';
import type { Change, ChangedValues } from '../../../../shared/model/change.ts';
import type { CopyStatus } from '../../../../shared/model/copies.ts';
import type { FormDraft, Product, ProductField, ProductId } from '../../../../shared/model/product.ts';
import type { ProductRow, SavedView, ViewId } from '../../../../shared/model/query.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';
import type { SubmissionState } from '../../../../shared/model/submission.ts';

/** What is stored about a product at one remote. */
export type Standing = {
  readonly remoteId: RemoteId;
  readonly problems: number;
  readonly state: SubmissionState | null;
  readonly submissionId: string | null;
  /** The version that was sent last. */
  readonly sentVersion: number | null;
  /** What was sent is stored there otherwise than it was sent. */
  readonly differs: boolean;
};

export type StoredRow = Omit<ProductRow, 'remotes'> & { readonly standings: readonly Standing[] };

export type SkuUse = { readonly id: ProductId; readonly name: string; readonly accountIds: number[] };

export type Values = {
  readonly ids: ProductId[];
  /** One row for each id, one value for each field. */
  readonly values: CellValue[][];
  readonly times: { readonly createdAt: number; readonly updatedAt: number }[];
  /** How many of the ids that were asked for are done with. */
  readonly read: number;
};

/** The reading side of the catalog. */
export type ProductQueries = {
  /** One row for each id that exists, in the order of the ids. */
  readonly rows: (ids: readonly ProductId[]) => readonly StoredRow[];
  /** Values in full: of the first ids alone where all would be too large for one answer. */
  readonly values: (ids: readonly ProductId[], fields: readonly ProductField[]) => Values;
  readonly get: (id: ProductId) => Product | null;
  /** Those that no product outside the trash has, in their order. */
  readonly unknownSkus: (skus: readonly string[]) => readonly string[];
  /** Of problems, those at remotes. */
  readonly count: (view: ViewId) => number;
  /** Any that was not removed. */
  readonly hasRemotes: () => boolean;
  /** In the order of the person. */
  readonly savedViews: () => readonly SavedView[];
  /** How many products outside the trash have each currency, the commonest first. */
  readonly currencies: () => readonly { readonly code: string; readonly count: number }[];
  readonly skuUse: (sku: string, except: ProductId | null) => readonly SkuUse[];
  readonly drafts: () => readonly FormDraft[];
  readonly draftOf: (productId: ProductId) => FormDraft | null;
  /** The newest first. */
  readonly changes: (limit: number) => readonly Change[];
  /** What a Change made of what, of the first values. */
  readonly changedValues: (changeId: number) => ChangedValues;
  readonly currency: () => string;
  /** The catalog is not where it last sent from, and nobody said yet that it sends from here. */
  readonly moved: () => boolean;
  /** How it stands towards other copies of it. */
  readonly copies: () => CopyStatus;
};
