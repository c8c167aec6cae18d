import { useState } from 'react';
import { showUndoToast } from './commands/undo-toast.ts';
import { useCommand } from './commands/use-command.ts';
import { goToView, searchFor, useWindow } from './features/app/window-store.ts';
import { clearFilter, enterView } from './features/filters/filter-store.ts';
import type { ExportScope } from './features/import/export-products.ts';
import type { Imported } from './features/import/import-store.ts';
import { sayDone } from './features/import/import-words.ts';
import { refreshList } from './features/products/list-reading.ts';
import { countRows, useRows } from './features/products/rows-store.ts';
import { forgetSelection, moveTo, useSelection } from './features/products/selection-store.ts';
import { ALL_PRODUCTS, countTargets, describeScopes } from './features/products/targets.ts';
import type { SendTarget } from './features/sending/send-target.ts';
import { focusMain } from './ui/focus-main.ts';
import { atLeisure } from './ui/later.tsx';

const ImportScreen = atLeisure(
  async () => (await import('./features/import/import-screen.tsx')).ImportScreen,
);
const ExportDialog = atLeisure(
  async () => (await import('./features/import/export-dialog.tsx')).ExportDialog,
);

type Props = {
  /** `onLeave` follows where nothing was sent in the end. */
  readonly onSend: (target: SendTarget, onLeave: () => void) => void;
};

/** Import and export of an open catalog, where they meet the list. */
export function Transfer({ onSend }: Props) {
  const [scopes, setScopes] = useState<readonly ExportScope[]>([]);
  const send = async (imported: Imported): Promise<void> => {
    await showImported(imported);
    const of = { kind: 'change', change: imported.change } as const;
    onSend({ of, count: imported.created + imported.updated }, () => sayImported(imported));
  };
  useCommand('export.open', { enabled: true, run: () => setScopes(listScopes()) });
  return (
    <>
      <ImportScreen
        onCame={() => void refreshList()}
        onImported={(imported) => void showImported(imported)}
        onSend={(imported) => void send(imported)}
      />
      <ExportDialog scopes={scopes} onClose={() => setScopes([])} />
    </>
  );
}

/** What came stands on top of all products. */
async function showImported(imported: Imported): Promise<void> {
  searchFor('');
  enterView('all', null);
  clearFilter();
  goToView('all');
  // The row that the list was on is not to be followed to where it stands now.
  forgetSelection();
  await refreshList();
  moveTo(0);
  focusMain();
  sayImported(imported);
}

function sayImported(imported: Imported): void {
  showUndoToast(sayDone(imported), imported.change);
}

/** What can be exported, the likeliest first. What is in the trash is not. */
function listScopes(): readonly ExportScope[] {
  const { place } = useWindow.getState();
  const rows = useRows.getState();
  const hasList = place.kind === 'products' && rows.query.view !== 'trash' && countRows(rows) > 0;
  // The one row that the keyboard happens to be on is hardly meant.
  const first = countTargets(rows, useSelection.getState()) === 1 ? 'list' : 'selected';
  return hasList ? describeScopes(first) : [ALL_PRODUCTS];
}
