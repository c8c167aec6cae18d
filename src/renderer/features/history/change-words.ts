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
/** Of one product, the subject of an action on cells names that too. */
const NAMES_PRODUCT = /^.+ of ./s;

/** A change in one line: `Bulk edit: description of 50 products`, `Edited: Enamel mug`, `Edited: SKU of Enamel mug`. */
export function describeChange({ kind, products, subject }: Change): string {
  if (kind === 'replace') return `${VERB[kind]} ${subject} in ${countOf(products, 'product')}`;
  if (kind === 'import' && subject !== '')
    return `${VERB[kind]} ${countOf(products, 'product')} from ${subject}`;
  const isNamed = products === 1 && kind !== 'bulk-edit' && NAMES_PRODUCT.test(subject);
  const saysWhat = SAYS_WHAT.has(kind) || (kind === 'edit' && products > 1);
  if (saysWhat && subject !== '' && !isNamed) {
    return `${VERB[kind]}: ${subject} of ${countOf(products, 'product')}`;
  }
  return `${VERB[kind]}: ${products === 1 && subject !== '' ? subject : countOf(products, 'product')}`;
}

/** What undo or redo did. Undo never unsends, and says so where something was sent. */
export function describeUndone(
  direction: 'undo' | 'redo',
  outcome: Exclude<UndoOutcome, { kind: 'later-edits' }>,
): string {
  if (outcome.kind === 'nothing') {
    return direction === 'undo' ? 'There is nothing to undo.' : 'There is nothing to do again.';
  }
  const what = describeChange(outcome.change);
  const kept = outcome.kept > 0 ? ` Newer edits of ${countOf(outcome.kept, 'product')} were kept.` : '';
  const moved = outcome.trashed > 0 ? ` ${countOf(outcome.trashed, 'product')} went to the trash.` : '';
  const sent = outcome.sent ? ' What was sent stays sent.' : '';
  return direction === 'undo'
    ? `Undone: ${what}.${kept}${moved}${sent}`
    : `Done again: ${what}.${kept}${moved}`;
}
