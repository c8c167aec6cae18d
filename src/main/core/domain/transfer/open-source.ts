import type { ErrorCode } from '../../../../shared/contract/result.ts';
import type { ImportSource } from '../../../../shared/model/transfer.ts';
import { Failure } from '../failure.ts';
import { TableRefusal, type TableSource, type WhyNoTable } from '../ports/table-files.ts';
import type { ImportDeps } from './deps.ts';

/** The file, or the text, that a handle stands for, and what it is called. @throws Failure `not-found` */
export async function openSource(
  { pathOf }: Pick<ImportDeps, 'pathOf'>,
  source: ImportSource,
): Promise<{ readonly source: TableSource; readonly name: string }> {
  if ('text' in source) return { source, name: '' };
  const path = await pathOf(source.file);
  if (path === null) throw new Failure('not-found', 'This file is not known any more. Choose it again.');
  return { source: { path }, name: path.replace(/^.*[/\\]/u, '') };
}

const CODES: Partial<Record<WhyNoTable, ErrorCode>> = {
  'called-off': 'cancelled',
  missing: 'not-found',
  changed: 'changed-meanwhile',
  'disk-full': 'disk-full',
  'cannot-write': 'read-only',
};

/** What a file is refused for, as a failure that is expected; `data.why` says which. */
export async function explainRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error;
    throw new Failure(CODES[error.code] ?? 'bad-file', error.message, { why: error.code });
  }
}
