import type { CellValue } from '../../../../shared/model/cell.ts';

/** What an action makes of a value; `skip` leaves it as it is. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'skip' }
  | { readonly kind: 'problem'; readonly message: string };
