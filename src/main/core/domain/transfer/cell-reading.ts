import type { CellValue } from '../../../../shared/model/cell.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';

/** Why a row, or one cell of it, can't come in as it is. */
export type Trouble = {
  readonly repair: Repair;
  /** A whole sentence. */
  readonly note: string;
};

/** What a cell is read as. */
export type CellReading = { readonly value: CellValue } | { readonly trouble: Trouble };
