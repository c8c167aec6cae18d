import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { CellEdit } from '../../../../shared/model/cell-edit.ts';
import { TABLE_LIMITS } from '../../../../shared/model/table-file.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';
import { createFinder, replaceHits } from '../editing/find-hits.ts';
import { Failure } from '../failure.ts';
import type { KeptRow, StagedImport } from '../ports/import-store.ts';
import { type Claims, createClaims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import { createFaultFinder } from './faulty-cells.ts';
import { createFileFacts } from './file-facts.ts';
import { getImport, getKept } from './import-preview.ts';
import { createNearSkus, readClaims } from './near-skus.ts';
import { readAgain } from './stage-rows.ts';
import { tallyCells } from './tally-cells.ts';

const AT_ONCE = 500;

/**
 * The cells that one problem is in, and what a change of them would do: nothing is changed.
 * @throws Failure `bad-input` for a pattern that can't be read, `cancelled`
 */
export async function lookAtCells(
  deps: ImportDeps,
  { id, repair, column, edit, job }: Input<'imports.cells'>,
): Promise<Output<'imports.cells'>> {
  const change = edit === undefined ? null : createChange(edit);
  const findFaults = createFaultFinder(planOf(deps, id), repair);
  const progress = deps.jobs.begin(job, 'preparing', countRows(deps, id, repair));
  const tally = tallyCells(column ?? null, change);
  for await (const rows of readGroup(deps, id, repair)) {
    for (const { kept } of rows) tally.add(kept?.cells ?? [], findFaults({ kept }));
    progress.step(rows.length);
  }
  return tally.told();
}

/**
 * Changes the cells of one column that a problem is in, and reads their rows anew; other rows stay as they are. Who cancels it
 * keeps what was done until then.
 * @throws Failure `bad-input` for a pattern that can't be read
 */
export async function changeCells(
  deps: ImportDeps,
  { id, repair, column, edit, job }: Input<'imports.changeCells'>,
): Promise<Output<'imports.changeCells'>> {
  const change = createChange(edit);
  const plan = planOf(deps, id);
  const findFaults = createFaultFinder(plan, repair);
  const progress = deps.jobs.begin(job, 'preparing', countRows(deps, id, repair));
  const done = { changed: 0, mended: 0, still: 0 };
  const facts = createFileFacts();
  const stopped = await untilCancelled(async () => {
    const claims = await readAllClaims(deps, id);
    const near = await createNearSkus(deps, id, plan, undefined, true);
    const { seeUnfound } = facts;
    const staging = { id, plan, facts: { ...createFileFacts(), seeUnfound }, claims, near };
    for await (const rows of readGroup(deps, id, repair)) {
      const typed = rows.flatMap((row) =>
        findFaults(row).includes(column) ? typeOver(row, column, change) : [],
      );
      const now = readAgain(deps, staging, typed);
      done.changed += now.length;
      done.mended += now.filter(({ tab }) => tab !== 'problems').length;
      done.still += now.filter((row) => row.tab === 'problems' && row.repair === repair).length;
      progress.step(rows.length);
    }
  });
  addNotes(deps, id, facts.notes());
  return { preview: getImport(deps, id), ...done, stopped };
}

/** What comes in anew each time has to be known before: of rows whose cells were changed, too. */
function addNotes(deps: ImportDeps, id: string, learned: readonly string[]): void {
  if (learned.length === 0) return;
  const { decimal, notes } = getKept(deps, id);
  const told = learned.map((note) => `Among the rows that were changed, ${note}`);
  deps.imports.keep(id, { decimal, notes: [...told, ...notes] });
}

async function untilCancelled(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') return true;
    throw error;
  }
}

/** What becomes of the text of a cell. @throws Failure `bad-input` for a pattern that can't be read */
function createChange(edit: CellEdit): (text: string) => string {
  if (edit.kind === 'set') return (text) => (edit.of === null || edit.of === text ? edit.value : text);
  const find = createFinder(edit);
  return (text) => replaceHits(text, find(text), NONE, TABLE_LIMITS.cell) ?? text;
}

const NONE: ReadonlySet<number> = new Set();

/** The row with another text in a cell, if it is another. */
function typeOver(
  row: StagedImport,
  column: number,
  change: (text: string) => string,
): readonly StagedImport[] {
  const { cells, members, notes = [] }: KeptRow = row.kept ?? { cells: [], members: [] };
  const text = cells[column] ?? '';
  const typed = change(text);
  if (typed === text) return [];
  const now = Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) =>
    at === column ? typed : (cells[at] ?? null),
  );
  // What was known of a cell holds no more for what was typed.
  const kept = { cells: now, members, notes: notes.filter((note) => note.column !== column) };
  return [{ ...row, kept }];
}

function planOf(deps: ImportDeps, id: string): ImportPlan {
  const { plan, decimal } = getKept(deps, id);
  return { ...plan, decimal: plan.decimal ?? decimal };
}

function countRows({ imports }: ImportDeps, id: string, repair: Repair): number {
  return imports.groups(id, 'problems').find((group) => group.repair === repair)?.rows ?? 0;
}

/** The rows with one problem, bit by bit. @throws Failure once the import is closed */
async function* readGroup(deps: ImportDeps, id: string, repair: Repair) {
  for (let after = -1; ; await deps.pause()) {
    getKept(deps, id);
    const rows = deps.imports.waiting(id, repair, after, AT_ONCE);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.n ?? after;
  }
}

/** To look each up among the rows would go through all of them. */
async function readAllClaims(deps: ImportDeps, id: string): Promise<Claims> {
  const claims = createClaims((n) => deps.imports.claimOf(id, n));
  for await (const some of readClaims(deps, id)) {
    for (const { n, line, claim } of some) claims.add(claim, n, line);
  }
  return claims;
}
