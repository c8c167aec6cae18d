import type { Failed } from '../../../shared/contract/result.ts';
import { MOST_NAMED } from '../../../shared/model/bounds.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { showUndoToast } from '../../commands/undo-toast.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { focusMain, rescueFocus } from '../../ui/focus-main.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.tsx';
import { pinProducts, refreshList } from './list-reading.ts';
import { countRows, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { moveTo, selectNothing, useSelection } from './selection-store.ts';
import { countTargets, describeScopes, readTargetIds, type ScopeChoice } from './targets.ts';

/** Why nothing can be done with the list's products (`all`), or not with the row that it is on (`row`). */
export type BlockedTargets = { readonly all: string | null; readonly row: string | null };

type Props = {
  readonly blocked: BlockedTargets;
  readonly onOpen: () => void;
  readonly onBulkEdit: (choices: readonly ScopeChoice[]) => void;
  readonly onFindReplace: (choices: readonly ScopeChoice[]) => void;
  readonly onSend: (ids: readonly number[]) => void;
};

/** Offers the commands that are about the products of the list. Shows nothing. */
export function ProductCommands({ blocked, onOpen, onBulkEdit, onFindReplace, onSend }: Props) {
  const rows = useRows();
  const selection = useSelection();
  const count = countTargets(rows, selection);
  const ticked = countSelected(selection.selection, countRows(rows)) > 0;
  const inTrash = rows.query.view === 'trash';
  const tooMany =
    selection.selection.kind === 'some' && count > MOST_NAMED && count < countRows(rows)
      ? t`Select at most ${formatCount(MOST_NAMED)} products, or all of them.`
      : null;
  const within = (limit: string | null) =>
    blocked.all ?? limit ?? (ticked ? null : blocked.row) ?? (count > 0 || t`Select a product first.`);
  const some = within(tooMany);
  // Such commands name every product to the core, also where a whole list is meant.
  const named = within(
    count > MOST_NAMED ? t`Select at most ${formatCount(MOST_NAMED)} products for this.` : null,
  );
  const outsideTrash = (enabled: true | string) =>
    inTrash && enabled === true ? t`This product is in the trash. Restore it first.` : enabled;
  // Nothing has to be selected: the list is what is looked through.
  const replaceable = inTrash
    ? t`These products are in the trash. Restore them first.`
    : (blocked.all ?? tooMany ?? (countRows(rows) > 0 || t`There are no products in this list.`));
  useCommand('product.open', { enabled: some, run: onOpen });
  useCommand('product.duplicate', { enabled: outsideTrash(named), run: duplicate });
  useCommand('product.trash', { enabled: inTrash ? t`It is in the trash already.` : named, run: trash });
  useCommand('product.restore', { enabled: inTrash ? named : t`Only what is in the trash.`, run: restore });
  useCommand('view.refresh', { enabled: true, run: refreshInPlace });
  useCommand('bulk.edit', { enabled: outsideTrash(some), run: () => onBulkEdit(describeScopes()) });
  useCommand('bulk.replace', {
    enabled: replaceable,
    // The one row that the keyboard happens to be on is hardly meant.
    run: () => onFindReplace(describeScopes(count > 1 ? 'selected' : 'list')),
  });
  useCommand('send.send', {
    enabled: outsideTrash(named),
    run: async () => {
      const ids = await readTargetIds();
      if (ids.length > 0) onSend(ids);
    },
  });
  return null;
}

/** The button that was pressed may be gone with what it was about. */
async function refreshInPlace(): Promise<void> {
  await refreshList();
  rescueFocus();
}

async function duplicate(): Promise<void> {
  const ids = await readTargetIds();
  const copies = await offshelf().products.duplicate({ ids: [...ids] });
  if (!copies.ok) return showProblem(copies.error);
  await pinProducts(copies.value);
  selectNothing();
  moveTo(0);
  focusMain();
  showToast({ text: t`Duplicated ${countOf(copies.value.length, 'product')}.` });
}

async function trash(): Promise<void> {
  const trashed = await offshelf().products.trash({ ids: [...(await readTargetIds())] });
  if (!trashed.ok) return showProblem(trashed.error);
  selectNothing();
  await refreshList();
  focusMain();
  showUndoToast(t`Moved ${countOf(trashed.value.products, 'product')} to the trash.`, trashed.value.id);
}

async function restore(): Promise<void> {
  const restored = await offshelf().products.restore({ ids: [...(await readTargetIds())] });
  if (!restored.ok) return showProblem(restored.error);
  selectNothing();
  await refreshList();
  focusMain();
  showUndoToast(t`Restored ${countOf(restored.value.products, 'product')}.`, restored.value.id);
}

/** The list is where these commands belong, so it shows what went wrong with them. */
function showProblem(problem: Failed): void {
  useRows.setState({ problem });
}
