import { useEffect } from 'react';
import type { CatalogState } from '../shared/contract/shell.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { CatalogWindow } from './catalog-window.tsx';
import { useThemeCommand } from './features/app/use-theme-command.ts';
import { WindowDialogs } from './features/app/window-dialogs.tsx';
import { resetWindow } from './features/app/window-store.ts';
import { forgetBulkEdit } from './features/bulk-edit/bulk-steps.ts';
import { FirstRun } from './features/catalogs/first-run.tsx';
import { OpeningCatalog } from './features/catalogs/opening-catalog.tsx';
import { RefusedCatalog } from './features/catalogs/refused-catalog.tsx';
import { useCatalogCommands } from './features/catalogs/use-catalog-commands.ts';
import { forgetList } from './features/products/list-reading.ts';
import { useColorScheme } from './ui/color-scheme.ts';
import { clearToasts } from './ui/toasts.tsx';
import { UiProvider } from './ui/ui-provider.tsx';

/** The whole window: which catalog is open decides what is in it. */
export function App() {
  const theme = useAnswer(offshelf().app.theme, {}, ['theme']).value;
  const state = useAnswer(offshelf().catalogs.state, {}, ['catalog']).value;
  const scheme = useColorScheme(theme);
  useThemeCommand(scheme);
  useCatalogCommands(state);
  const catalog = state?.kind === 'open' ? state.folder : null;
  useEffect(() => () => forgetCatalog(), [catalog]);
  return (
    <UiProvider theme={theme}>
      {state && <Screen state={state} dark={scheme === 'dark'} />}
      <WindowDialogs catalogOpen={catalog !== null} />
    </UiProvider>
  );
}

function Screen({ state, dark }: { readonly state: CatalogState; readonly dark: boolean }) {
  switch (state.kind) {
    case 'none':
      return <FirstRun />;
    case 'opening':
      return <OpeningCatalog name={state.name} />;
    case 'refused':
      return <RefusedCatalog state={state} />;
    case 'open':
      return <CatalogWindow key={state.folder} catalog={state} dark={dark} />;
  }
}

/** Nothing of one catalog may show in the next. */
function forgetCatalog(): void {
  resetWindow();
  forgetList();
  clearToasts();
  void forgetBulkEdit();
}
