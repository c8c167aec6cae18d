import { useLayoutEffect } from 'react';
import type { CatalogState } from '../shared/contract/shell.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { CatalogWindow } from './catalog-window.tsx';
import { useThemeCommand } from './features/app/use-theme-command.ts';
import { WindowDialogs } from './features/app/window-dialogs.tsx';
import { useBackupCommands } from './features/backups/use-backup-commands.ts';
import { ClosingCatalog } from './features/catalogs/closing-catalog.tsx';
import { FirstRun } from './features/catalogs/first-run.tsx';
import { OpeningCatalog } from './features/catalogs/opening-catalog.tsx';
import { useCatalogCommands } from './features/catalogs/use-catalog-commands.ts';
import { FileDrop } from './file-drop.tsx';
import { useColorScheme } from './ui/color-scheme.ts';
import { removeFrame } from './ui/first-frame.ts';
import { atLeisure, later } from './ui/later.tsx';
import { UiProvider } from './ui/ui-provider.tsx';
import { useImports } from './use-imports.ts';

const RefusedCatalog = later(
  async () => (await import('./features/catalogs/refused-catalog.tsx')).RefusedCatalog,
);
const RestoreDialog = atLeisure(
  async () => (await import('./features/backups/restore-dialog.tsx')).RestoreDialog,
);

/** The whole window: which catalog is open decides what is in it. */
export function App() {
  const theme = useAnswer(offshelf().app.theme, {}, ['theme']).value;
  const state = useAnswer(offshelf().catalogs.state, {}, ['catalog']).value;
  const scheme = useColorScheme(theme);
  useThemeCommand(scheme);
  useCatalogCommands(state);
  useBackupCommands(state);
  const drops = useImports(state);
  const hasScreen = state !== undefined && state.kind !== 'opening';
  useLayoutEffect(() => {
    if (hasScreen) removeFrame();
  }, [hasScreen]);
  return (
    <UiProvider theme={theme}>
      {state && <Screen state={state} dark={scheme === 'dark'} />}
      {state && state.kind !== 'none' && <RestoreDialog name={state.name} damaged={isDamaged(state)} />}
      <FileDrop catalog={state?.kind} {...drops} />
      <WindowDialogs catalogOpen={state?.kind === 'open'} />
    </UiProvider>
  );
}

function isDamaged(state: CatalogState): boolean {
  return state.kind === 'refused' && state.why === 'broken';
}

function Screen({ state, dark }: { readonly state: CatalogState; readonly dark: boolean }) {
  switch (state.kind) {
    case 'none':
      return <FirstRun />;
    case 'opening':
      return <OpeningCatalog state={state} />;
    case 'closing':
      return <ClosingCatalog state={state} />;
    case 'refused':
      return <RefusedCatalog state={state} />;
    case 'open':
      return <CatalogWindow key={state.folder} catalog={state} dark={dark} />;
  }
}
