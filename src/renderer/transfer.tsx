import { useState } from 'react';
import { failure, type Result, success } from '../shared/contract/result.ts';
import type { Scope } from '../shared/model/query.ts';
import { showUndoToast } from './commands/undo-toast.ts';
import { useCommand } from './commands/use-command.ts';
import { goToView, searchFor, useWindow } from './features/app/window-store.ts';
import { clearFilter, enterView } from './features/filters/filter-store.ts';
import type { ExportScope } from './features/import/export-products.ts';
import type { Imported } from './features/import/import-steps.ts';
import { sayImported } from './features/import/import-words.ts';
import { refreshList } from './features/products/list-reading.ts';
import { countRows, useRows } from './features/products/rows-store.ts';
import { forgetSelection, moveTo, useSelection } from './features/products/selection-store.ts';
import {
  ALL_PRODUCTS,
  countTargets,
  describeScopes,
  readTargetIds,
  type Targets,
} from './features/products/targets.ts';
import { t } from './i18n/t.ts';
import { focusMain } from './ui/focus-main.ts';
import { countOf, formatCount } from './ui/format.ts';
import { later } from './ui/later.tsx';

const ImportScreen = later(async () => (await import('./features/import/import-screen.tsx')).ImportScreen);
const ExportDialog = later(async () => (await import('./features/import/export-dialog.tsx')).ExportDialog);

/** As many as the core takes by their ids. */
const MOST_NAMED = 100_000;

/** Import and export of an open catalog, where they meet the list. */
export function Transfer() {
  const [scopes, setScopes] = useState<readonly ExportScope[]>([]);
  useCommand('export.open', { enabled: true, run: () => setScopes(listScopes()) });
  return (
    <>
      <ImportScreen onImported={(imported) => void showImported(imported)} />
      <ExportDialog scopes={scopes} onClose={() => setScopes([])} />
    </>
  );
}

/** What came stands on top of all products. */
async function showImported({ change, created, updated, problems, place }: Imported): Promise<void> {
  searchFor('');
  enterView('all', null);
  clearFilter();
  goToView('all');
  // The row that the list was on is not to be followed to where it stands now.
  forgetSelection();
  await refreshList();
  moveTo(0);
  focusMain();
  const done = sayImported(created, updated);
  showUndoToast(problems === 0 ? done : `${done} ${sayLeft(problems, place?.name)}`, change);
}

function sayLeft(problems: number, file: string | undefined): string {
  const rows = countOf(problems, 'row');
  return file === undefined ? t`${rows} did not come in.` : t`${rows} did not come in: see ${file}.`;
}

/** What can be exported, the likeliest first. What is in the trash is not. */
function listScopes(): readonly ExportScope[] {
  const { place } = useWindow.getState();
  const rows = useRows.getState();
  const hasList = place.kind === 'products' && rows.query.view !== 'trash' && countRows(rows) > 0;
  // The one row that the keyboard happens to be on is hardly meant.
  const first = countTargets(rows, useSelection.getState()) === 1 ? 'list' : 'selected';
  const scopes = hasList ? describeScopes(first) : [ALL_PRODUCTS];
  return scopes.map(({ label, read }) => ({ label, read: async () => await toScope(await read()) }));
}

/** A list of which some are left out is named product by product. */
async function toScope(targets: Targets | null): Promise<Result<Scope | null>> {
  if (targets === null || targets.except.length === 0) return success(targets?.scope ?? null);
  const ids = await readTargetIds();
  if (ids.length > MOST_NAMED) {
    return failure('too-large', t`Select at most ${formatCount(MOST_NAMED)} products, or all of them.`);
  }
  return success(ids.length === 0 ? null : { kind: 'ids', ids: [...ids] });
}
