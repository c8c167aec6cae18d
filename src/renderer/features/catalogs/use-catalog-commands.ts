import type { CatalogState } from '../../../shared/contract/shell.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { askCatalog } from './catalog-store.ts';

/** Offers New, Open and Close, which work with and without an open catalog. */
export function useCatalogCommands(state: CatalogState | undefined): void {
  useCommand('catalog.new', { enabled: true, run: () => askCatalog(offshelf().catalogs.create({})) });
  useCommand('catalog.open', { enabled: true, run: () => askCatalog(offshelf().catalogs.open({})) });
  useCommand('catalog.close', {
    enabled: state?.kind === 'open' || t`No catalog is open.`,
    run: () => askCatalog(offshelf().catalogs.close({})),
  });
}
