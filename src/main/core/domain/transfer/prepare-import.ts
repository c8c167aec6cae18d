import type { Input } from '../../../../shared/contract/api.ts';
import { keyColumn } from '../../../../shared/model/import-key.ts';
import type { TableReading } from '../../../../shared/model/table-file.ts';
import type { ImportPlan, ImportPreview } from '../../../../shared/model/transfer.ts';
import { NEVER_CALLED_OFF } from '../catalog/call-off.ts';
import { Failure } from '../failure.ts';
import type { TableSource } from '../ports/table-files.ts';
import { createClaims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import { createFileFacts } from './file-facts.ts';
import { createGrouping } from './group-rows.ts';
import { getImport } from './import-preview.ts';
import { createNearSkus } from './near-skus.ts';
import { explainRefusal, openSource } from './open-source.ts';
import { createStaging, readAgain, type Staging } from './stage-rows.ts';

/** Rows that are worked at in one go: others wait so long. */
const AT_ONCE = 1000;
/** Progress is told in thousandths of the file. */
const WHOLE = 1000;

/**
 * Works out what every row of a file would do, and writes nothing to the catalog. Rows are never all in memory.
 * @throws Failure where the plan doesn't fit the file, the file can't be read to its end, or it was cancelled
 */
export async function prepareImport(
  deps: ImportDeps,
  { source: asked, reading, mark, plan, job }: Input<'imports.prepare'>,
): Promise<ImportPreview> {
  const { source, name } = await openSource(deps, asked);
  checkPlan(plan);
  const id = deps.random.uuid();
  const progress = deps.jobs.begin(job, 'preparing', WHOLE);
  deps.previews.open(id, { kind: 'import', subject: name, find: null });
  deps.imports.open(id, { subject: name, plan, headings: await readHeadings(deps, source, reading) });
  try {
    const facts = createFileFacts();
    const claims = createClaims((n) => deps.imports.claimOf(id, n));
    const near = await createNearSkus(deps, id, plan);
    await explainRefusal(async () => {
      await stageFile(
        deps,
        { id, plan, facts, claims, near },
        { source, reading, mark: mark === '' ? null : mark },
        progress.step,
      );
    });
    const decimal = plan.decimal ?? facts.decimal();
    if (plan.decimal === null && decimal !== null)
      await readWaiting(deps, {
        id,
        plan: { ...plan, decimal },
        // Their words were counted before.
        facts: { ...createFileFacts(), seeUnfound: facts.seeUnfound },
        claims,
        near,
      });
    deps.imports.keep(id, { decimal: plan.decimal === null ? decimal : null, notes: facts.notes() });
    return getImport(deps, id);
  } catch (error) {
    deps.previews.close(id);
    deps.imports.close(id);
    throw error;
  }
}

async function readHeadings(
  deps: ImportDeps,
  source: TableSource,
  reading: TableReading,
): Promise<readonly string[]> {
  return await explainRefusal(
    async () => (await (await deps.tables()).look(source, reading, NEVER_CALLED_OFF)).headings,
  );
}

/** @throws Failure `bad-input` for a plan that nothing can come of */
function checkPlan({ columns, key, mode }: ImportPlan): void {
  const fields = columns.flatMap((target) => (target.to === 'field' ? [target.field] : []));
  if (new Set(fields).size < fields.length)
    throw new Failure('bad-input', 'Two columns go into the same field. Leave one of them out.');
  const keys = columns.flatMap((target) => (target.to === 'custom-data' ? [target.key] : []));
  if (new Set(keys).size < keys.length)
    throw new Failure(
      'bad-input',
      'Two columns go into the same place of the custom data. Rename one of them.',
    );
  const hasKey = keyColumn(columns, key) >= 0;
  // Rows without a name of their own say so one by one.
  if (!hasKey && (mode === 'update' || (mode === 'both' && key !== 'name')))
    throw new Failure(
      'bad-input',
      'No column says which product a row is about. Choose one, or another key.',
    );
  if (mode !== 'update' && !hasKey && key !== 'name' && !fields.includes('name'))
    throw new Failure('bad-input', 'No column has the names of new products. Choose one.');
}

type Reading = { readonly source: TableSource; readonly reading: TableReading; readonly mark: string | null };

async function stageFile(
  deps: ImportDeps,
  staging: Staging,
  { source, reading, mark }: Reading,
  step: (more: number) => void,
): Promise<void> {
  const work = createStaging(deps, staging);
  const grouping = createGrouping(staging.plan);
  let told = 0;
  const tables = await deps.tables();
  if (grouping.learn !== undefined) {
    for await (const { rows } of tables.rows(source, reading, mark, NEVER_CALLED_OFF)) {
      grouping.learn(rows);
      await deps.pause();
      step(0);
    }
  }
  for await (const { rows, share } of tables.rows(source, reading, mark, NEVER_CALLED_OFF)) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      work(grouping.add(rows.slice(from, from + AT_ONCE)));
      await deps.pause();
      step(0);
    }
    const done = Math.floor(share * WHOLE);
    step(done - told);
    told = done;
  }
  work(grouping.end());
}

/** Reads the rows again that waited for the decimal sign of the whole file. */
async function readWaiting(deps: ImportDeps, staging: Staging): Promise<void> {
  let after = -1;
  for (;;) {
    const waiting = deps.imports.waiting(staging.id, 'price-two-readings', after, AT_ONCE);
    if (waiting.length === 0) return;
    readAgain(deps, staging, waiting);
    after = waiting.at(-1)?.n ?? after;
    await deps.pause();
  }
}
