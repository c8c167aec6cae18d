import type { TableRow } from '../../../../shared/model/table-file.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { StagedImport } from '../ports/import-store.ts';
import type { Claims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import type { FileFacts } from './file-facts.ts';
import { readFixed } from './fixed-values.ts';
import { type Matched, matchRows } from './match-rows.ts';
import type { Matching, NumberedRow } from './matching.ts';
import type { NearSkus } from './near-skus.ts';
import { createRowReader } from './read-row.ts';
import type { RowGroup } from './row-group.ts';
import { createShaping, type ShapedRow } from './shape-group.ts';

export type Staging = {
  readonly id: string;
  readonly plan: ImportPlan;
  readonly facts: FileFacts;
  readonly claims: Claims;
  readonly near: NearSkus;
};

/** Numbers rows as they come, and stages what each would do. */
export function createStaging(
  deps: ImportDeps,
  { id, plan, facts, claims, near }: Staging,
): (groups: readonly RowGroup[]) => void {
  const shape = createShaping(plan);
  const read = createRowReader(plan, facts);
  const matching = matchBy(deps, { id, plan, facts, claims, near });
  let n = 0;
  return (groups) => {
    const rows = groups.flatMap(shape).map((shaped, at) => number(shaped, n + at, read));
    n += rows.length;
    stageRows(deps, id, matchRows(matching, rows));
  };
}

function matchBy(deps: ImportDeps, staging: Staging): Matching {
  return { ...staging, deps, fixed: readFixed(staging.plan), currency: deps.meta.currency() };
}

function number(shaped: ShapedRow, n: number, read: ReturnType<typeof createRowReader>): NumberedRow {
  const isRead = shaped.trouble === null && shaped.row.problem === undefined;
  return { n, shaped, reading: isRead ? read(shaped, shaped.row.notes) : null };
}

function stageRows(deps: ImportDeps, id: string, { rows, values }: Matched): void {
  deps.imports.stage(id, rows);
  if (values.length > 0) deps.previews.stage(id, values);
}

/** Reads rows that have problems anew, with their cells as they stand; answers what becomes of each. */
export function readAgain(
  deps: ImportDeps,
  { id, plan, facts, claims, near }: Staging,
  rows: readonly StagedImport[],
): readonly StagedImport[] {
  const read = createRowReader(plan, facts);
  const matching = matchBy(deps, { id, plan, facts, claims, near });
  const again = rows.map(({ n, line, kept }): NumberedRow => {
    const { cells, members, notes } = kept ?? { cells: [], members: [] };
    const row: TableRow = notes === undefined ? { line, cells } : { line, cells, notes };
    return number({ row, cells, members, trouble: null, into: null }, n, read);
  });
  const matched = matchRows(matching, again);
  stageRows(deps, id, matched);
  if (plan.belong !== null) for (const { n } of rows) takeAlong(deps, id, n);
  return matched.rows;
}

const AT_ONCE = 500;

/** Rows that went into one that had a problem come along, now that it has none. */
function takeAlong(deps: Pick<ImportDeps, 'imports'>, id: string, parent: number): void {
  if (deps.imports.row(id, parent)?.tab === 'problems') return;
  for (let after = parent; ; ) {
    const below = deps.imports.waiting(id, 'product-above', after, AT_ONCE);
    const others = below.findIndex(({ kept }) => kept?.above?.n !== parent);
    const own = others < 0 ? below : below.slice(0, others);
    deps.imports.stage(
      id,
      own.map((row) => ({ ...row, tab: 'skipped', ...toldBefore(row) })),
    );
    if (own.length < AT_ONCE) return;
    after = own.at(-1)?.n ?? after;
  }
}

function toldBefore({ kept, repair, note }: StagedImport): Pick<StagedImport, 'repair' | 'note'> {
  return kept?.above === undefined ? { repair, note } : { repair: kept.above.repair, note: kept.above.note };
}
