import type { Scope } from '../../../shared/model/query.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { rescueFocus } from '../../ui/focus-main.ts';
import { refreshList } from './list-reading.ts';
import { duplicate, restore, trash } from './list-work.ts';
import { countRows, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { useSelection } from './selection-store.ts';
import { countTargets, describeScopes, findTargets, type ScopeChoice, sayTooMany } from './targets.ts';

/** Why nothing can be done with the list's products (`all`), or not with the row that it is on (`row`). */
export type BlockedTargets = { readonly all: string | null; readonly row: string | null };

type Props = {
  readonly blocked: BlockedTargets;
  readonly onOpen: () => void;
  readonly onBulkEdit: (choices: readonly ScopeChoice[]) => void;
  readonly onFindReplace: (choices: readonly ScopeChoice[]) => void;
  readonly onSend: (scope: Scope) => void;
};

/** Offers the commands that are about the products of the list. Shows nothing. */
export function ProductCommands({ blocked, onOpen, onBulkEdit, onFindReplace, onSend }: Props) {
  const rows = useRows();
  const selection = useSelection();
  const count = countTargets(rows, selection);
  const ticked = countSelected(selection.selection, countRows(rows)) > 0;
  const inTrash = rows.query.view === 'trash';
  const tooMany = sayTooMany(rows, selection);
  const some =
    blocked.all ?? tooMany ?? (ticked ? null : blocked.row) ?? (count > 0 || t`Select a product first.`);
  const outsideTrash = (enabled: true | string) =>
    inTrash && enabled === true ? t`This product is in the trash. Restore it first.` : enabled;
  // Nothing has to be selected: the list is what is looked through.
  const replaceable = inTrash
    ? t`These products are in the trash. Restore them first.`
    : (blocked.all ?? tooMany ?? (countRows(rows) > 0 || t`There are no products in this list.`));
  useCommand('product.open', { enabled: some, run: onOpen });
  useCommand('product.duplicate', { enabled: outsideTrash(some), run: duplicate });
  useCommand('product.trash', { enabled: inTrash ? t`It is in the trash already.` : some, run: trash });
  useCommand('product.restore', { enabled: inTrash ? some : t`Only what is in the trash.`, run: restore });
  useCommand('cells.pasteNew', {
    enabled: blocked.all ?? (inTrash ? t`Nothing can be added to the trash. Show all products first.` : true),
    run: async () => await (await import('./grid/paste-new.ts')).pasteAsNew(),
  });
  useCommand('view.refresh', { enabled: true, run: refreshInPlace });
  useCommand('bulk.edit', { enabled: outsideTrash(some), run: () => onBulkEdit(describeScopes()) });
  useCommand('bulk.replace', {
    enabled: replaceable,
    // The one row that the keyboard happens to be on is hardly meant.
    run: () => onFindReplace(describeScopes(count > 1 ? 'selected' : 'list')),
  });
  useCommand('send.send', {
    enabled: outsideTrash(some),
    run: async () => {
      const scope = await findTargets();
      if (scope !== null) onSend(scope);
    },
  });
  return null;
}

/** The button that was pressed may be gone with what it was about. */
async function refreshInPlace(): Promise<void> {
  await refreshList();
  rescueFocus();
}
