import { Menu, type MenuItemConstructorOptions } from 'electron';
import { listMenu, type MenuAction, type MenuFacts, type MenuItem } from './menu-table.ts';

type MenuCalls = {
  readonly command: (id: string) => void;
  readonly act: (action: MenuAction) => void;
};

/** Shows the native menu; called again whenever one of its facts changed. */
export function showMenu(facts: MenuFacts, calls: MenuCalls): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(listMenu(facts).map((item) => build(item, calls))));
}

function build(item: MenuItem, calls: MenuCalls): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'line':
      return { type: 'separator' };
    case 'menu':
      return { label: item.label, submenu: item.items.map((inner) => build(inner, calls)) };
    case 'role':
      return item.label === undefined ? { role: item.role } : { role: item.role, label: item.label };
    case 'command': {
      // Not registered: the window hears the keys, so that a text field keeps its own undo.
      const keys = item.keys === undefined ? {} : { accelerator: item.keys, registerAccelerator: false };
      return { label: item.label, ...keys, click: () => calls.command(item.id) };
    }
    case 'action': {
      const mark = item.checked === undefined ? {} : { type: 'radio' as const, checked: item.checked };
      return { label: item.label, ...mark, click: () => calls.act(item.action) };
    }
  }
}
