import type { Change, ChangeKind, UndoOutcome } from '../../../shared/model/change.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { showName } from '../../ui/shown-name.ts';

const VERB: Readonly<Record<ChangeKind, string>> = {
  create: t`Added`,
  edit: t`Edited`,
  duplicate: t`Duplicated`,
  trash: t`Moved to trash`,
  restore: t`Restored`,
  'bulk-edit': t`Bulk edit`,
  replace: t`Replaced`,
  paste: t`Pasted`,
  fill: t`Filled`,
  clear: t`Cleared`,
  import: t`Imported`,
  images: t`Images`,
  undo: t`Undone`,
};

/** Kinds of which the subject says what was done, whatever the number of products. */
const SAYS_WHAT: ReadonlySet<ChangeKind> = new Set(['bulk-edit', 'paste', 'fill', 'clear']);
/** Of one product, the subject of an action on cells names that too. */
const NAMES_PRODUCT = /^.+ of ./s;

/** A change in one line: `Bulk edit: description of 50 products`, `Edited: Enamel mug`, `Edited: SKU of Enamel mug`. */
export function describeChange({ kind, products, subject }: Change): string {
  if (kind === 'undo') return `${VERB[kind]}: ${subject}`;
  if (kind === 'replace') return t`${VERB[kind]} ${subject} in ${countOf(products, 'product')}`;
  if (kind === 'import' && subject !== '')
    return t`${VERB[kind]} ${countOf(products, 'product')} from ${showName(subject)}`;
  if (kind === 'images' && subject !== '') return sayImages(products, showName(subject));
  const isNamed = products === 1 && kind !== 'bulk-edit' && NAMES_PRODUCT.test(subject);
  const saysWhat = SAYS_WHAT.has(kind) || (kind === 'edit' && products > 1);
  if (saysWhat && subject !== '' && !isNamed) {
    return t`${VERB[kind]}: ${subject} of ${countOf(products, 'product')}`;
  }
  return `${VERB[kind]}: ${products === 1 && subject !== '' ? subject : countOf(products, 'product')}`;
}

function sayImages(products: number, from: string): string {
  const of = countOf(products, 'product');
  return plural(products, s`Image of ${of} from ${from}`, s`Images of ${of} from ${from}`);
}

/** What undo or redo did. Undo never unsends, and says so where something was sent. */
export function describeUndone(
  direction: 'undo' | 'redo',
  outcome: Exclude<UndoOutcome, { kind: 'later-edits' }>,
): string {
  if (outcome.kind === 'nothing') {
    return direction === 'undo' ? t`There is nothing to undo.` : t`There is nothing to do again.`;
  }
  const { change } = outcome;
  const what = change.kind === 'undo' ? change.subject : describeChange(change);
  const kept = outcome.kept > 0 ? t`Newer edits of ${countOf(outcome.kept, 'product')} were kept.` : '';
  const moved = outcome.trashed > 0 ? t`${countOf(outcome.trashed, 'product')} went to the trash.` : '';
  const { withdrawn } = outcome;
  const unsent =
    withdrawn > 0
      ? plural(
          withdrawn,
          s`${countOf(withdrawn, 'product')} no longer waits to be sent: send it again.`,
          s`${countOf(withdrawn, 'product')} no longer wait to be sent: send them again.`,
        )
      : '';
  const sent = outcome.sent ? t`What was sent stays sent.` : '';
  // To take an undo back is to do again what it took back.
  const isUndone = (direction === 'undo') !== (change.kind === 'undo');
  const isNothing = outcome.restored === 0 && outcome.trashed === 0;
  const done = isNothing
    ? t`Nothing was left to change: ${what}.`
    : isUndone
      ? t`Undone: ${what}.`
      : t`Done again: ${what}.`;
  const all = direction === 'undo' ? [done, kept, moved, unsent, sent] : [done, kept, moved, unsent];
  return all.filter((sentence) => sentence !== '').join(' ');
}
