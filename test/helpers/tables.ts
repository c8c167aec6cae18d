import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createTableFiles } from '../../src/main/core/adapters/tables/table-files.ts';
import { TableRefusal, type TableSource } from '../../src/main/core/domain/ports/table-files.ts';
import type { TableLook, TableReading, TableRow } from '../../src/shared/model/table-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const tables = createTableFiles();
export const WANTED = { isOff: () => false, whenOff: () => undefined };

/** A file of this test's own. */
export function tableFile(name: string, content: string | Uint8Array): { readonly path: string } {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return { path };
}

/** A look at a file, and all its rows. */
export async function readTable(
  source: TableSource,
  over: Partial<TableReading> = {},
): Promise<{ readonly look: TableLook; readonly rows: readonly TableRow[] }> {
  const look = await tables.look(source, over, WANTED);
  let rows: readonly TableRow[] = [];
  for await (const batch of tables.rows(source, look.reading, look.mark, WANTED)) {
    rows = rows.concat(batch.rows);
  }
  return { look, rows };
}

export async function readCells(
  source: TableSource,
  over: Partial<TableReading> = {},
): Promise<readonly (readonly (string | null)[])[]> {
  return (await readTable(source, over)).rows.map(({ cells }) => cells);
}

/** Why a file is not read. Each such message must be a plain sentence. */
export async function refusalOf(work: Promise<unknown>): Promise<TableRefusal> {
  const error = await work.then(
    () => expect.fail('It was read.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TableRefusal)) throw error;
  expect(error.message).toMatch(/^[A-Z“].*[.]$/);
  return error;
}
