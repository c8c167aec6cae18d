import { TABLE_LIMITS } from '../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../domain/ports/table-files.ts';

/** Why a file can not be opened or read, in a sentence. */
export function refuseOpening(error: unknown): TableRefusal {
  if (error instanceof TableRefusal) return error;
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new TableRefusal('missing', 'There is no such file any more. Choose it again.', error);
    case 'EACCES':
    case 'EPERM':
      return new TableRefusal('unreadable', 'You may not read this file. Ask whoever owns it.', error);
    case 'EBUSY':
      return new TableRefusal('unreadable', 'Another program holds this file. Close it there first.', error);
    default:
      return new TableRefusal(
        'unreadable',
        'This file can’t be read. Copy it to this computer first.',
        error,
      );
  }
}

/** Whether the file system said it; everything else came from whoever gives the rows. */
export function isFileTrouble(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** Why a file can not be written, in a sentence. */
export function refuseWriting(error: unknown): TableRefusal {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new TableRefusal('disk-full', 'The disk is full. Free some space, or save elsewhere.', error);
    case 'ENOENT':
    case 'ENOTDIR':
      return new TableRefusal('cannot-write', 'There is no such folder. Save elsewhere.', error);
    case 'EISDIR':
      return new TableRefusal('cannot-write', 'A folder has this name. Choose another name.', error);
    case 'EBUSY':
      return new TableRefusal(
        'cannot-write',
        'Another program holds this file. Close it there first.',
        error,
      );
    default:
      return new TableRefusal('cannot-write', 'The file can’t be written there. Save elsewhere.', error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function refuseEmpty(): TableRefusal {
  return new TableRefusal('empty', 'There is nothing in this file. Choose another.');
}

export function refuseHeaderOnly(): TableRefusal {
  return new TableRefusal('header-only', 'There are headings in this file, but no rows below them.');
}

export function refuseHeadingRow(headingRow: number | null): TableRefusal {
  return new TableRefusal('no-headings', `Nothing stands in row ${headingRow}. Choose another heading row.`);
}

export function refuseWide(line: number): TableRefusal {
  const most = TABLE_LIMITS.columns.toLocaleString('en');
  return new TableRefusal(
    'too-many-columns',
    `Row ${line} has more than ${most} columns. Choose another delimiter, or delete columns that you don’t need.`,
  );
}

export function refuseLong(line: number): TableRefusal {
  return new TableRefusal(
    'too-long',
    `What begins in line ${line} is too long for a product. Choose another file, or take it out.`,
  );
}
