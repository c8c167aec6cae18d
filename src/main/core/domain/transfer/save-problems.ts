import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { ExportCell } from '../../../../shared/model/table-file.ts';
import { Failure } from '../failure.ts';
import type { ImportDeps } from './deps.ts';
import { getKept } from './import-preview.ts';
import { explainRefusal } from './open-source.ts';

const AT_ONCE = 500;
const PROBLEM = 'Problem';

/** Writes the rows that have problems into a file, as they stand in theirs, each with what is wrong with it. */
export async function saveProblems(
  deps: ImportDeps,
  { id, file, format }: Input<'imports.saveProblems'>,
): Promise<Output<'imports.saveProblems'>> {
  const { headings } = getKept(deps, id);
  const path = await deps.pathOf(file);
  if (path === null) throw new Failure('not-found', 'This place is not known any more. Choose it again.');
  return await explainRefusal(async () => {
    const tables = await deps.tables();
    const plan = { format, headings: [...headings, nameColumn(headings)], guard: true };
    const written = await tables.write(path, plan, readProblems(deps, id, headings.length));
    return { rows: written.rows };
  });
}

/** A file of rejected rows that is read and rejected again gets the column anew. */
function nameColumn(headings: readonly string[]): string {
  let name = PROBLEM;
  for (let number = 2; headings.includes(name); number += 1) name = `${PROBLEM} ${number}`;
  return name;
}

async function* readProblems(
  deps: ImportDeps,
  id: string,
  columns: number,
): AsyncGenerator<readonly (readonly ExportCell[])[]> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = deps.imports.page(id, { tab: 'problems' }, from, AT_ONCE);
    if (rows.length === 0) return;
    yield rows.map(({ kept, note }) => [
      ...Array.from({ length: columns }, (_, at) => kept?.cells[at] ?? null),
      note,
    ]);
    await deps.pause();
  }
}
