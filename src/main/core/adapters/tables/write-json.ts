import { isJson } from '../../../../shared/model/is-json.ts';
import type { ExportCell } from '../../../../shared/model/table-file.ts';
import type { ExportPlan } from '../../domain/ports/table-files.ts';
import type { Count, Rows } from './write-count.ts';

export async function* writeJson(
  { format, headings }: ExportPlan,
  rows: Rows,
  count: Count,
): AsyncGenerator<string> {
  const names = headings.map((heading) => JSON.stringify(heading));
  const isList = format === 'json';
  if (isList) yield '[';
  for await (const batch of rows) {
    const objects = batch.map((cells) => writeObject(names, cells));
    if (objects.length === 0) continue;
    if (isList) yield `${count.rows === 0 ? '' : ','}\n${objects.join(',\n')}`;
    else yield `${objects.join('\n')}\n`;
    count.rows += objects.length;
  }
  if (isList) yield '\n]\n';
}

function writeObject(names: readonly string[], cells: readonly ExportCell[]): string {
  return `{${names.map((name, at) => `${name}:${writeValue(cells[at] ?? null)}`).join(',')}}`;
}

/** What says that it is JSON and is not stands as text, so that the file can be read. A line end in JSON is only a blank. */
function writeValue(cell: ExportCell): string {
  if (cell === null || typeof cell === 'string') return JSON.stringify(cell);
  return isJson(cell.json) ? cell.json.replace(/[\r\n]+/g, ' ') : JSON.stringify(cell.json);
}
