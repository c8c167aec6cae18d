import type { ColumnTarget } from '../../../shared/model/transfer.ts';
import { changePlan } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { findLeftOut } from './left-out-columns.ts';
import { withColumns } from './plan-key.ts';
import { readTarget } from './target-options.ts';

export function changeColumn(column: number, target: ColumnTarget): void {
  const { look, plan, keySaid } = useImport.getState();
  if (look === null || plan === null) return;
  const columns = plan.columns.map((old, at) => (at === column ? target : old));
  changePlan(withColumns(look, plan, columns, keySaid));
}

/** Columns that have no place of their own are kept under their headings. */
export function keepLeftOut(): void {
  const { look, plan, keySaid } = useImport.getState();
  if (look === null || plan === null) return;
  const left = new Set(findLeftOut(look, plan).map(({ at }) => at));
  const columns = plan.columns.map((old, at) =>
    left.has(at) ? readTarget('custom-data', look.headings[at] ?? '') : old,
  );
  changePlan(withColumns(look, plan, columns, keySaid));
}
