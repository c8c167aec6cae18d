import type { Change, ChangeKind, UndoOutcome } from '../../../shared/model/change.ts';
import { countOf } from '../../ui/format.ts';

const VERB: Readonly<Record<ChangeKind, string>> = {
  create: 'Added',
  edit: 'Edited',
  duplicate: 'Duplicated',
  trash: 'Moved to trash',
  restore: 'Restored',
  'bulk-edit': 'Bulk edit',
  replace: 'Replaced',
  paste: 'Pasted',
  fill: 'Filled',
  clear: 'Cleared',
  import: 'Imported',
};

/** Kinds of which the subject says what was done, whatever the number of products. */
const SAYS_WHAT: ReadonlySet<ChangeKind> = new Set(['bulk-edit', 'paste', 'fill', 'clear']);

/** A change in one line: `Bulk edit: description of 50 products`, `Edited: Enamel mug`. */
export function describeChange({ kind, products, subject }: Change): string {
  if (kind === 'replace') return `${VERB[kind]} ${subject} in ${countOf(products, 'product')}`;
  if (kind === 'import' && subject !== '')
    return `${VERB[kind]} ${countOf(products, 'product')} from ${subject}`;
  if (SAYS_WHAT.has(kind) && subject !== '')
    return `${VERB[kind]}: ${subject} of ${countOf(products, 'product')}`;
  return `${VERB[kind]}: ${products === 1 && subject !== '' ? subject : countOf(products, 'product')}`;
}

/** What undo or redo did. Undo never unsends, and says so. */
export function describeUndone(
  direction: 'undo' | 'redo',
  outcome: Exclude<UndoOutcome, { kind: 'later-edits' }>,
): string {
  if (outcome.kind === 'nothing') {
    return direction === 'undo' ? 'There is nothing to undo.' : 'There is nothing to do again.';
  }
  const what = describeChange(outcome.change);
  const kept = outcome.kept > 0 ? ` Newer edits of ${countOf(outcome.kept, 'product')} were kept.` : '';
  return direction === 'undo'
    ? `Undone: ${what}.${kept} What was sent stays sent.`
    : `Done again: ${what}.${kept}`;
}
