import type { TableRow } from '../../../../shared/model/table-file.ts';

/** A product's row and those that belong to it. */
export type RowGroup = { readonly first: TableRow; readonly others: readonly TableRow[] };

export type Grouping = {
  /** Where it is there, all rows of the file are learned once before they are added. */
  readonly learn?: (rows: readonly TableRow[]) => void;
  /** The groups that are whole now that these rows came. */
  readonly add: (rows: readonly TableRow[]) => readonly RowGroup[];
  /** The last one. */
  readonly end: () => readonly RowGroup[];
};
