import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../src/shared/contract/api.ts';
import type { ColumnTarget, ImportPlan, ImportPreview } from '../../src/shared/model/transfer.ts';
import type { InProcess } from './in-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Looked = Output<'imports.look'>;

/** A file of this text, in a folder of its own. */
export function writeFile(text: string | Buffer, name = 'products.csv'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

export function lookAt(core: InProcess, file: string): Promise<Looked> {
  return core.call('imports.look', { source: { file }, reading: {} });
}

/** Prepares a file as it is suggested, but for what is said. */
export async function prepareFile(
  core: InProcess,
  file: string,
  plan: Partial<ImportPlan> = {},
  job?: number,
): Promise<ImportPreview> {
  const { reading, mark, suggestion } = await lookAt(core, file);
  const source = { file };
  return await core.call('imports.prepare', {
    source,
    reading,
    mark,
    plan: { ...suggestion.plan, ...plan },
    job,
  });
}

/** The same for text. */
export function prepareText(
  core: InProcess,
  text: string,
  plan: Partial<ImportPlan> = {},
): Promise<ImportPreview> {
  return prepareFile(core, writeFile(text), plan);
}

export async function importText(core: InProcess, text: string, plan: Partial<ImportPlan> = {}) {
  const { id } = await prepareText(core, text, plan);
  return await core.call('imports.apply', { id, remotes: [] });
}

export function field(name: Extract<ColumnTarget, { to: 'field' }>['field']): ColumnTarget {
  return { to: 'field', field: name };
}
