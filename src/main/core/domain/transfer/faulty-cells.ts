import { keyColumn } from '../../../../shared/model/import-key.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';
import type { StagedImport } from '../ports/import-store.ts';
import { fieldColumn } from './columns.ts';
import { createFileFacts } from './file-facts.ts';
import { createRowReader } from './read-row.ts';

/** Problems that show only once a row is held against others. */
const BEYOND_CELLS: Readonly<Partial<Record<Repair, (plan: ImportPlan) => number>>> = {
  'no-name': ({ columns }) => fieldColumn(columns, 'name'),
  'price-other-currency': ({ columns }) => fieldColumn(columns, 'price'),
  'duplicate-in-file': ({ columns, key }) => keyColumn(columns, key),
  'several-products': ({ columns, key }) => keyColumn(columns, key),
  'other-catalog': ({ columns, key }) => keyColumn(columns, key),
  'unknown-id': ({ columns, key }) => keyColumn(columns, key),
  'near-sku': ({ columns }) => fieldColumn(columns, 'sku'),
  'other-sku': ({ columns }) => fieldColumn(columns, 'sku'),
};

/** The columns that rows with one problem have it in: none where no cell of theirs mends it. */
export function createFaultFinder(
  plan: ImportPlan,
  repair: Repair,
): (row: Pick<StagedImport, 'kept'>) => readonly number[] {
  const beyond = BEYOND_CELLS[repair]?.(plan);
  if (beyond !== undefined) return () => (beyond < 0 ? [] : [beyond]);
  const read = createRowReader(plan, createFileFacts());
  return ({ kept }) =>
    kept === null
      ? []
      : read(kept, kept.notes)
          .troubles.filter(({ trouble }) => trouble.repair === repair)
          .map(({ field }) => fieldColumn(plan.columns, field));
}
