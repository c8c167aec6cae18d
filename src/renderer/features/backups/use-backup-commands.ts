import type { CatalogState } from '../../../shared/contract/shell.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { backUpNow, openRestore, useBackups } from './backups-store.ts';

/** Offers a backup of the open catalog, and restoring one, which works for a catalog that was refused too. */
export function useBackupCommands(state: CatalogState | undefined): void {
  const making = useBackups((backups) => backups.making);
  const isOpen = state?.kind === 'open';
  useCommand('backup.create', {
    enabled: isOpen ? !making || t`A backup is being made.` : t`No catalog is open.`,
    run: backUpNow,
  });
  useCommand('backup.restore', {
    enabled: isOpen || state?.kind === 'refused' || t`Open the catalog that you want to go back with first.`,
    run: openRestore,
  });
}
