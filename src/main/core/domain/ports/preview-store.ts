import type { CellValue } from '../../../../shared/model/cell.ts';
import type {
  Change,
  ChangeKind,
  FindReplace,
  Preview,
  PreviewRow,
  PreviewTab,
} from '../../../../shared/model/change.ts';
import type { ProductField, ProductId } from '../../../../shared/model/product.ts';
import type { Written } from './change-store.ts';
import type { Job } from './jobs.ts';

export type NewPreview = {
  readonly kind: ChangeKind;
  readonly subject: string;
  /** What find & replace looks for; `null` for everything else. */
  readonly find: FindReplace | null;
};

/** A product as it is now, with all its values. */
export type ProductValues = {
  readonly id: ProductId;
  readonly version: number;
  readonly values: Readonly<Record<ProductField, CellValue>>;
};

/** What becomes of one value. Nothing is kept of one that stays the same but that it does. */
export type StagedValue = {
  readonly productId: ProductId;
  /** Of the product, when `before` was read. */
  readonly version: number;
  readonly field: ProductField;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly problem: string | null;
  /** Places that were found in it. */
  readonly hits: number;
};

/** A preview as far as it is about values of products that are there. */
export type StagedPreview = Omit<Preview, 'added'>;

export type StagedRow = Omit<PreviewRow, 'hits'> & {
  /** The places that were found and are left out, by number. */
  readonly excluded: readonly number[];
};

/** One value of a preview. */
export type CellPlace = { readonly id: string; readonly productId: ProductId; readonly field: ProductField };

export type Applied = {
  /** As `countStale` has them. */
  readonly stale: number;
  readonly written: Written;
};

/** Prepared bulk actions in a staging database of their own; nothing of it outlives the program. */
export type PreviewStore = {
  readonly open: (id: string, preview: NewPreview) => void;
  /** The values of those that are in the catalog and not in the trash. */
  readonly readValues: (ids: readonly ProductId[]) => readonly ProductValues[];
  /** The same for the first of them, until there is text enough to work at in one go; `read` ids were looked up, at least one. */
  readonly readSome: (ids: readonly ProductId[]) => {
    readonly products: readonly ProductValues[];
    readonly read: number;
  };
  /** A value that was staged before is replaced. */
  readonly stage: (id: string, values: readonly StagedValue[]) => void;
  /** `null` when it was closed or applied. */
  readonly get: (id: string) => StagedPreview | null;
  readonly findOf: (id: string) => FindReplace | null;
  readonly page: (id: string, tab: PreviewTab, from: number, count: number) => readonly StagedRow[];
  readonly row: (place: CellPlace) => StagedRow | null;
  /** Every value of one product. */
  readonly rowsOf: (id: string, productId: ProductId) => readonly StagedRow[];
  /** Products with a value of this kind, in the order of their ids, from the one after `after` on. */
  readonly productsOf: (id: string, tab: PreviewTab, after: ProductId, most: number) => readonly ProductId[];
  /** Moves values of these products between "will change" and "left out": all of them, or those of one field. */
  readonly leaveOut: (
    id: string,
    products: readonly ProductId[],
    field: ProductField | null,
    leftOut: boolean,
  ) => void;
  /** Keeps which places of a value are left out, and what it becomes then: with the others it may stay the same. */
  readonly exclude: (
    place: CellPlace,
    row: Pick<StagedRow, 'leftOut' | 'before' | 'after' | 'excluded'>,
  ) => void;
  /** Of these products, leaves out what is left out of another preview, and takes in what is not, as far as both have it. */
  readonly takeTicks: (id: string, from: string, products: readonly ProductId[]) => void;
  /** Values of these products of which some places are left out, by number. */
  readonly partlyLeftOut: (
    id: string,
    products: readonly ProductId[],
  ) => readonly (Pick<CellPlace, 'productId' | 'field'> & Pick<StagedRow, 'before' | 'excluded'>)[];
  /** Products behind `after`, up to `last`, that were saved since, or went into the trash, and of which a value would be written. */
  readonly staleProducts: (id: string, after: ProductId, last: ProductId) => readonly ProductId[];
  /** Products of which a value was edited since, or that went into the trash. */
  readonly countStale: (id: string) => number;
  /**
   * Writes every value that changes and is not left out, with the values before and after. Where products are stale, only some are
   * written: it has to be rolled back.
   */
  readonly apply: (id: string, change: Change, job: Job) => Applied;
  readonly close: (id: string) => void;
  /** Removes at most so many values of previews that are closed, and what room they took; `false` once none is left. */
  readonly purge: (most: number) => boolean;
};
