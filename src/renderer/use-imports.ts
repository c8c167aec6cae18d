import { useEffect } from 'react';
import type { CatalogState } from '../shared/contract/shell.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useCommand } from './commands/use-command.ts';
import { askCatalog } from './features/catalogs/catalog-store.ts';
import { forgetImport, openImport, takeFile } from './features/import/import-steps.ts';
import { t } from './i18n/t.ts';

/** Offers to import, also before there is a catalog: then one is made first. Answers with what takes a table that was dropped. */
export function useImports(state: CatalogState | undefined): {
  readonly enabled: boolean;
  readonly onTable: (file: File) => void;
} {
  const kind = state?.kind;
  const folder = state?.kind === 'open' ? state.folder : null;
  // What was chosen for one catalog is nothing for the next.
  useEffect(() => {
    if (folder === null) void forgetImport();
  }, [folder]);
  const begin = async (file?: File): Promise<void> => {
    if (kind === 'none' && !(await makeCatalog())) return;
    if (file === undefined) openImport();
    else await takeFile(file);
  };
  const enabled = kind === 'open' || kind === 'none';
  useCommand('import.open', { enabled: enabled || t`Open a catalog first.`, run: () => begin() });
  return { enabled, onTable: (file) => void begin(file) };
}

/** Asks where a new catalog goes. `false` where none was made. */
async function makeCatalog(): Promise<boolean> {
  const asked = offshelf().catalogs.create({});
  await askCatalog(asked);
  const made = await asked;
  return made.ok && made.value.kind === 'open';
}
