import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Claims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import type { FileFacts } from './file-facts.ts';
import type { FixedValues } from './fixed-values.ts';
import type { NearSkus } from './near-skus.ts';
import type { RowReading } from './read-row.ts';
import type { ShapedRow } from './shape-group.ts';

/** A row that was read, with its number in the file. */
export type NumberedRow = {
  readonly n: number;
  readonly shaped: ShapedRow;
  readonly reading: RowReading | null;
};

/** What rows are matched with. */
export type Matching = {
  readonly id: string;
  readonly plan: ImportPlan;
  readonly fixed: FixedValues;
  readonly currency: string;
  readonly deps: ImportDeps;
  readonly claims: Claims;
  readonly near: NearSkus;
  readonly facts: Pick<FileFacts, 'seeUnfound'>;
};
