import { app, nativeTheme } from 'electron';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { CatalogState, Theme } from '../../shared/contract/shell.ts';
import { showMenu } from './menu.ts';
import type { MenuAction } from './menu-table.ts';
import type { PreferencesStore } from './preferences.ts';
import { withRecent } from './recent-catalogs.ts';

/** What the person sees around the page: title, menu and theme. */
export type Look = {
  readonly setTheme: (theme: Theme) => void;
  /** Shows which catalog is open, and remembers it for the next start. */
  readonly showState: (state: CatalogState) => void;
};

type Parts = {
  readonly preferences: PreferencesStore;
  readonly development: boolean;
  readonly publish: (message: EventMessage) => void;
  readonly setTitle: (title: string) => void;
  readonly openRecent: (folder: string) => void;
};

export function createLook({ preferences, development, publish, setTitle, openRecent }: Parts): Look {
  let isOpen = false;

  const setTheme = (theme: Theme) => {
    preferences.update({ theme });
    nativeTheme.themeSource = theme;
    publish({ event: 'themeChanged', data: { theme } });
    refreshMenu();
  };
  const act = (action: MenuAction) => {
    switch (action.kind) {
      case 'theme':
        return setTheme(action.theme);
      case 'open-recent':
        return openRecent(action.folder);
      case 'about':
        return app.showAboutPanel();
    }
  };
  const command = (id: string) => publish({ event: 'menuCommand', data: { id } });
  const refreshMenu = () => {
    const { recent, theme } = preferences.get();
    showMenu({ recent, theme, isOpen, development, platform: process.platform }, { command, act });
  };
  app.setAboutPanelOptions({ applicationName: 'Offshelf', applicationVersion: app.getVersion() });
  nativeTheme.themeSource = preferences.get().theme;
  refreshMenu();
  return {
    setTheme,
    showState: (state) => {
      if (state.kind === 'open') remember(preferences, state);
      isOpen = state.kind === 'open';
      setTitle(state.kind === 'none' ? 'Offshelf' : `${state.name} — Offshelf`);
      publish({ event: 'catalogState', data: state });
      refreshMenu();
    },
  };
}

function remember(
  preferences: PreferencesStore,
  { folder, name }: { readonly folder: string; readonly name: string },
) {
  const recent = withRecent(preferences.get().recent, { folder, name, openedAt: Date.now() });
  preferences.update({ recent, lastCatalog: folder });
}
