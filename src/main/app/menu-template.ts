import type { MenuItemConstructorOptions } from 'electron';
import type { MenuBar, MenuItem } from '../../shared/contract/menu.ts';
import type { RecentCatalog, Theme } from '../../shared/contract/shell.ts';

/** What the main process knows of the menu, and the window's registry does not. */
export type MenuFacts = {
  readonly recent: readonly RecentCatalog[];
  readonly theme: Theme;
  readonly development: boolean;
  readonly platform: NodeJS.Platform;
};

export type MenuCalls = {
  /** A command of the window's registry. */
  readonly command: (id: string) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly openRecent: (folder: string) => void;
  readonly about: () => void;
};

type Built = MenuItemConstructorOptions;

/** The native menu as Electron builds it. Until the window has told what is in it, there is a way out alone. */
export function menuTemplate(bar: MenuBar, facts: MenuFacts, calls: MenuCalls): Built[] {
  const first: Built[] = facts.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  if (bar.length === 0) return [...first, { role: 'fileMenu' }];
  return [
    ...first,
    ...bar.map(({ label, items }) => ({
      label,
      submenu: items.flatMap((item) => build(item, facts, calls)),
    })),
  ];
}

function build(item: MenuItem, facts: MenuFacts, calls: MenuCalls): readonly Built[] {
  const isMac = facts.platform === 'darwin';
  switch (item.kind) {
    case 'line':
      return [{ type: 'separator' }];
    case 'command': {
      // Not registered: the window hears the keys, so that a text field keeps its own undo.
      const keys = item.keys === null ? {} : { accelerator: item.keys, registerAccelerator: false };
      return [{ label: item.label, ...keys, click: () => calls.command(item.id) }];
    }
    case 'role':
      if (item.role === 'toggleDevTools' && !facts.development) return [];
      // A Mac has its way out in the menu of the program, and closes a window here.
      if (item.role === 'quit' && isMac) return [{ role: 'close' }];
      return [{ role: item.role, label: item.label }];
    case 'theme': {
      const { theme, label } = item;
      return [{ label, type: 'radio', checked: theme === facts.theme, click: () => calls.setTheme(theme) }];
    }
    case 'about':
      return isMac ? [] : [{ label: item.label, click: calls.about }];
    case 'recent':
      return facts.recent.length === 0 ? [] : [{ label: item.label, submenu: recentItems(facts, calls) }];
  }
}

function recentItems({ recent }: MenuFacts, { openRecent }: MenuCalls): Built[] {
  return recent.map(({ name, folder }) => ({
    label: name.replaceAll('&', '&&'),
    click: () => openRecent(folder),
  }));
}
