import type { Input } from '../../../../shared/contract/api.ts';
import { keyColumn } from '../../../../shared/model/import-key.ts';
import type { TableReading } from '../../../../shared/model/table-file.ts';
import type { ImportPlan, ImportPreview } from '../../../../shared/model/transfer.ts';
import { Failure } from '../failure.ts';
import type { Job } from '../ports/jobs.ts';
import type { TableSource } from '../ports/table-files.ts';
import { createClaims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import { createFileFacts } from './file-facts.ts';
import { readFixed } from './fixed-values.ts';
import { callOffOf, followShare, WHOLE } from './follow-file.ts';
import { createGrouping } from './group-rows.ts';
import { getImport } from './import-preview.ts';
import { createNearSkus } from './near-skus.ts';
import { explainRefusal, openSource } from './open-source.ts';
import { createStaging, readAgain, type Staging } from './stage-rows.ts';

/** Rows that are worked at in one go: others wait so long. */
const AT_ONCE = 1000;

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
  const headings = await readHeadings(deps, source, reading, deps.jobs.begin(job, 'looking', WHOLE));
  const preparing = deps.jobs.begin(job, 'preparing', WHOLE);
  deps.previews.open(id, { kind: 'import', subject: name, find: null });
  deps.imports.open(id, { subject: name, plan, headings });
  try {
    const facts = createFileFacts();
    const claims = createClaims((n) => deps.imports.claimOf(id, n));
    const near = await createNearSkus(deps, id, plan);
    await explainRefusal(async () => {
      await stageFile(
        deps,
        { id, plan, facts, claims, near },
        { source, reading, mark: mark === '' ? null : mark },
        preparing,
      );
    });
    const decimal = plan.decimal ?? facts.decimal();
    if (plan.decimal === null && decimal !== null)
      await readWaiting(
        deps,
        {
          id,
          plan: { ...plan, decimal },
          // Their words were counted before.
          facts: { ...createFileFacts(), seeUnfound: facts.seeUnfound },
          claims,
          near,
        },
        preparing,
      );
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
  job: Job,
): Promise<readonly string[]> {
  return await explainRefusal(async () => {
    const tables = await deps.tables();
    return (await tables.look(source, reading, callOffOf(job), followShare(job))).headings;
  });
}

/** @throws Failure `bad-input` for a plan that nothing can come of */
function checkPlan(plan: ImportPlan): void {
  const { columns, key, mode } = plan;
  const fields = columns.flatMap((target) => (target.to === 'field' ? [target.field] : []));
  if (new Set(fields).size < fields.length)
    throw new Failure('bad-input', 'Two columns go into the same field. Leave one of them out.');
  const keys = columns.flatMap((target) => (target.to === 'custom-data' ? [target.key] : []));
  if (new Set(keys).size < keys.length)
    throw new Failure(
      'bad-input',
      'Two columns go into the same place of the custom data. Rename one of them.',
    );
  readFixed(plan);
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
  job: Job,
): Promise<void> {
  const work = createStaging(deps, staging);
  const grouping = createGrouping(staging.plan);
  const follow = followShare(job);
  const tables = await deps.tables();
  if (grouping.learn !== undefined) {
    for await (const { rows } of tables.rows(source, reading, mark, callOffOf(job))) {
      grouping.learn(rows);
      await deps.pause();
      job.step(0);
    }
    job.step(0);
  }
  for await (const { rows, share } of tables.rows(source, reading, mark, callOffOf(job))) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      work(grouping.add(rows.slice(from, from + AT_ONCE)));
      await deps.pause();
      job.step(0);
    }
    follow(share);
  }
  // What was called off ended early, and stands for no file.
  job.step(0);
  work(grouping.end());
}

/** Reads the rows again that waited for the decimal sign of the whole file. */
async function readWaiting(deps: ImportDeps, staging: Staging, job: Job): Promise<void> {
  let after = -1;
  for (;;) {
    const waiting = deps.imports.waiting(staging.id, 'price-two-readings', after, AT_ONCE);
    if (waiting.length === 0) return;
    readAgain(deps, staging, waiting);
    after = waiting.at(-1)?.n ?? after;
    await deps.pause();
    job.step(0);
  }
}
