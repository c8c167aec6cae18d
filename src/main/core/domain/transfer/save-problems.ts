import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { ExportCell } from '../../../../shared/model/table-file.ts';
import { Failure } from '../failure.ts';
import type { KeptRow } from '../ports/import-store.ts';
import type { ImportDeps } from './deps.ts';
import { getKept } from './import-preview.ts';
import { explainRefusal } from './open-source.ts';
import { isRawExport } from './suggest-columns.ts';

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
    const width = widestRow(deps, id, headings.length);
    const beyond = Array.from({ length: width - headings.length }, (_, at) => `Beyond ${at + 1}`);
    const plan = {
      format,
      headings: [...headings, nameColumn(headings), ...beyond],
      guard: !isRawExport(headings),
    };
    const written = await tables.write(path, plan, readProblems(deps, id, headings.length, width));
    return { rows: written.rows };
  });
}

/** A file of rejected rows that is read and rejected again gets the column anew. */
function nameColumn(headings: readonly string[]): string {
  let name = PROBLEM;
  for (let number = 2; headings.includes(name); number += 1) name = `${PROBLEM} ${number}`;
  return name;
}

/** Rows may have more cells than there are headings: that is what is wrong with them. */
function widestRow(deps: ImportDeps, id: string, columns: number): number {
  let widest = columns;
  for (let from = 0; ; from += AT_ONCE) {
    const rows = deps.imports.page(id, { tab: 'problems', repair: 'row' }, from, AT_ONCE);
    for (const { kept } of rows) widest = Math.max(widest, kept?.cells.length ?? 0);
    if (rows.length < AT_ONCE) return widest;
  }
}

/** What was a number, a list or an object in JSON is one in the file too, where that can tell. */
function toCell(kept: KeptRow | null, at: number): ExportCell {
  const text = kept?.cells[at] ?? null;
  const isJson = kept?.notes?.some(({ column, note }) => column === at && note === 'json') === true;
  return text !== null && isJson ? { json: text } : text;
}

async function* readProblems(
  deps: ImportDeps,
  id: string,
  columns: number,
  width: number,
): AsyncGenerator<readonly (readonly ExportCell[])[]> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = deps.imports.page(id, { tab: 'problems' }, from, AT_ONCE);
    if (rows.length === 0) return;
    yield rows.map(({ kept, line, note }) => {
      const cells = Array.from({ length: width }, (_, at) => toCell(kept, at));
      return [...cells.slice(0, columns), `Line ${line}: ${note ?? ''}`, ...cells.slice(columns)];
    });
    await deps.pause();
  }
}
