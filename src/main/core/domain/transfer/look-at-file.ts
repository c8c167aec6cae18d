import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { ImportDeps } from './deps.ts';
import { callOffOf, followShare, WHOLE } from './follow-file.ts';
import { fingerprintOf } from './normal-heading.ts';
import { explainRefusal, openSource } from './open-source.ts';
import { isRawExport } from './suggest-columns.ts';
import { suggestPlan } from './suggest-plan.ts';

/**
 * Finds out how a file is read, and what is probably meant by it.
 * @throws Failure that says what to do about the file, or `cancelled`
 */
export async function lookAtFile(
  deps: ImportDeps,
  { source: asked, reading: over, forget = false, job }: Input<'imports.look'>,
): Promise<Output<'imports.look'>> {
  const { source, name } = await openSource(deps, asked);
  return await explainRefusal(async () => {
    const tables = await deps.tables();
    const looking = deps.jobs.begin(job, 'looking', WHOLE);
    const callOff = callOffOf(looking);
    const first = await tables.look(source, said(over), callOff, followShare(looking));
    const isRaw = over.guarded === undefined && first.reading.guarded && isRawExport(first.headings);
    const look = isRaw ? await tables.look(source, { ...said(over), guarded: false }, callOff) : first;
    const suggestion = suggestPlan(look, {
      catalogMark: deps.catalogMark,
      currency: deps.meta.currency(),
      remembered: forget ? null : deps.imports.recall(fingerprintOf(look.headings)),
    });
    return {
      ...look,
      name,
      sheets: [...look.sheets],
      headings: [...look.headings],
      sample: look.sample.map((row) => ({
        ...row,
        cells: [...row.cells],
        notes: row.notes && [...row.notes],
      })),
      warnings: [...look.warnings],
      suggestion,
    };
  });
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What was said, without what was said to be nothing. */
function said<T extends object>(over: T): Said<T> {
  return Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined)) as Said<T>; // of the same names
}
