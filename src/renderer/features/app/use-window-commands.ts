import { useCommand } from '../../commands/use-command.ts';
import { focusPane } from './panes-focus.ts';
import { goTo, goToView, openNewProduct } from './window-store.ts';

/** Offers to go around in the window of an open catalog. */
export function useWindowCommands(): void {
  useCommand('product.new', { enabled: true, run: openNewProduct });
  useCommand('view.all', { enabled: true, run: () => goToView('all') });
  useCommand('view.unsent', { enabled: true, run: () => goToView('unsent') });
  useCommand('view.problems', { enabled: true, run: () => goToView('problems') });
  useCommand('view.waiting', { enabled: true, run: () => goToView('waiting') });
  useCommand('view.notAccepted', { enabled: true, run: () => goToView('not-accepted') });
  useCommand('view.unsure', { enabled: true, run: () => goToView('unsure') });
  useCommand('view.trash', { enabled: true, run: () => goToView('trash') });
  useCommand('view.history', { enabled: true, run: () => goTo({ kind: 'history' }) });
  useCommand('view.remotes', { enabled: true, run: () => goTo({ kind: 'remotes' }) });
  useCommand('send.list', { enabled: true, run: () => goTo({ kind: 'send-list' }) });
  useCommand('view.nextPane', { enabled: true, run: () => focusPane(1) });
  useCommand('view.previousPane', { enabled: true, run: () => focusPane(-1) });
}
