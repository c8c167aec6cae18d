import { app, Menu, nativeTheme } from 'electron';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { MenuBar } from '../../shared/contract/menu.ts';
import type { CatalogState, Theme } from '../../shared/contract/shell.ts';
import { menuTemplate } from './menu-template.ts';
import type { PreferencesStore } from './preferences.ts';
import { withRecent } from './recent-catalogs.ts';

/** What the person sees around the page: title, menu and theme. */
export type Look = {
  readonly setTheme: (theme: Theme) => void;
  readonly setMenu: (bar: MenuBar) => void;
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
  let menu: MenuBar = [];

  const setTheme = (theme: Theme) => {
    preferences.update({ theme });
    nativeTheme.themeSource = theme;
    publish({ event: 'themeChanged', data: { theme } });
    refreshMenu();
  };
  const calls = {
    command: (id: string) => publish({ event: 'menuCommand', data: { id } }),
    setTheme,
    openRecent,
    about: () => app.showAboutPanel(),
  };
  const refreshMenu = () => {
    const { recent, theme } = preferences.get();
    const facts = { recent, theme, development, platform: process.platform };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menu, facts, calls)));
  };
  app.setAboutPanelOptions({ applicationName: 'Offshelf', applicationVersion: app.getVersion() });
  nativeTheme.themeSource = preferences.get().theme;
  refreshMenu();
  return {
    setTheme,
    setMenu: (bar) => {
      menu = bar;
      refreshMenu();
    },
    showState: (state) => {
      if (state.kind === 'open') remember(preferences, state);
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
