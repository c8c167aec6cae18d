import type { Failed } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { showUndoToast } from '../../commands/undo-toast.ts';
import { useCommand } from '../../commands/use-command.ts';
import { countOf } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.tsx';
import { pinProducts, refreshList } from './list-reading.ts';
import { useRows } from './rows-store.ts';
import { moveTo, selectNothing, useSelection } from './selection-store.ts';
import { countTargets, findTargets, readTargetIds, type Targets } from './targets.ts';

type Props = {
  readonly onOpen: () => void;
  readonly onBulkEdit: (targets: Targets) => void;
  readonly onSend: (ids: readonly number[]) => void;
};

/** More than this would fill the screen with rows on top; then the list is built anew. */
const PIN_AT_MOST = 20;

/** Offers the commands that are about the products of the list. Shows nothing. */
export function ProductCommands({ onOpen, onBulkEdit, onSend }: Props) {
  const rows = useRows();
  const count = countTargets(rows, useSelection());
  const inTrash = rows.query.view === 'trash';
  const some = count > 0 || 'Select a product first.';
  const outsideTrash = inTrash ? 'This product is in the trash. Restore it first.' : some;
  useCommand('product.open', { enabled: some, run: onOpen });
  useCommand('product.duplicate', { enabled: outsideTrash, run: duplicate });
  useCommand('product.trash', { enabled: inTrash ? 'It is in the trash already.' : some, run: trash });
  useCommand('product.restore', { enabled: inTrash ? some : 'Only what is in the trash.', run: restore });
  useCommand('view.refresh', { enabled: true, run: refreshList });
  useCommand('bulk.edit', {
    enabled: outsideTrash,
    run: async () => {
      const targets = await findTargets();
      if (targets) onBulkEdit(targets);
    },
  });
  useCommand('send.send', {
    enabled: outsideTrash,
    run: async () => {
      const ids = await readTargetIds();
      if (ids.length > 0) onSend(ids);
    },
  });
  return null;
}

async function duplicate(): Promise<void> {
  const ids = await readTargetIds();
  const copies = await offshelf().products.duplicate({ ids: [...ids] });
  if (!copies.ok) return showProblem(copies.error);
  await (copies.value.length > PIN_AT_MOST ? refreshList() : pinProducts(copies.value));
  selectNothing();
  moveTo(0);
  showToast({ text: `Duplicated ${countOf(copies.value.length, 'product')}.` });
}

async function trash(): Promise<void> {
  const trashed = await offshelf().products.trash({ ids: [...(await readTargetIds())] });
  if (!trashed.ok) return showProblem(trashed.error);
  selectNothing();
  await refreshList();
  showUndoToast(`Moved ${countOf(trashed.value.products, 'product')} to the trash.`, trashed.value.id);
}

async function restore(): Promise<void> {
  const restored = await offshelf().products.restore({ ids: [...(await readTargetIds())] });
  if (!restored.ok) return showProblem(restored.error);
  selectNothing();
  await refreshList();
  showUndoToast(`Restored ${countOf(restored.value.products, 'product')}.`, restored.value.id);
}

/** The list is where these commands belong, so it shows what went wrong with them. */
function showProblem(problem: Failed): void {
  useRows.setState({ problem });
}
