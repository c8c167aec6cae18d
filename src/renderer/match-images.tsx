import { showUndoToast } from './commands/undo-toast.ts';
import { useCommand } from './commands/use-command.ts';
import { useWindow } from './features/app/window-store.ts';
import { chooseFolder, type Given, openMatch, takeFiles } from './features/images/match-steps.ts';
import type { MatchScope } from './features/images/match-store.ts';
import { sayGiven } from './features/images/match-words.ts';
import { refreshList } from './features/products/list-reading.ts';
import { countRows, useRows } from './features/products/rows-store.ts';
import { ALL_PRODUCTS, describeScopes } from './features/products/targets.ts';
import { atLeisure } from './ui/later.tsx';
import { clearToasts, showToast } from './ui/toasts.tsx';

const MatchScreen = atLeisure(async () => (await import('./features/images/match-screen.tsx')).MatchScreen);

/** Images for the products of an open catalog, where they meet the list. */
export function MatchImages() {
  useCommand('images.match', { enabled: true, run: beginMatching });
  return <MatchScreen onGiven={(given) => void showGiven(given)} />;
}

function beginMatching(): void {
  clearToasts();
  openMatch(listScopes());
  void chooseFolder();
}

/** Matches files and folders that were dropped on the window. */
export function matchDropped(files: readonly File[]): void {
  clearToasts();
  openMatch(listScopes());
  void takeFiles(files);
}

/** Chooses a folder for these products. */
export function matchFor(scope: MatchScope): void {
  clearToasts();
  openMatch([scope, ALL_PRODUCTS]);
  void chooseFolder();
}

async function showGiven(given: Given): Promise<void> {
  await refreshList();
  const text = sayGiven(given);
  if (given.change === null) showToast({ text });
  else showUndoToast(text, given.change);
}

/** A folder of images is for all products, unless the person says otherwise. */
function listScopes(): readonly MatchScope[] {
  const { place } = useWindow.getState();
  const rows = useRows.getState();
  const hasList = place.kind === 'products' && rows.query.view !== 'trash' && countRows(rows) > 0;
  const others = hasList ? describeScopes('list').filter((scope) => scope !== ALL_PRODUCTS) : [];
  return [ALL_PRODUCTS, ...others];
}
