import type { RecentCatalog, Theme } from '../../shared/contract/shell.ts';

/** An item of the native menu, before Electron builds it. */
export type MenuItem =
  | { readonly kind: 'line' }
  /** A command of the window's registry. The accelerator is only shown: the window hears the keys itself. */
  | { readonly kind: 'command'; readonly label: string; readonly id: string; readonly keys?: string }
  /** What Electron does by itself. */
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label?: string }
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly action: MenuAction;
      readonly checked?: boolean;
    }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly MenuItem[] };

export type MenuAction =
  | { readonly kind: 'open-recent'; readonly folder: string }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'about' };

export type MenuRole =
  | 'appMenu'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'minimize'
  | 'close'
  | 'quit';

export type MenuFacts = {
  readonly recent: readonly RecentCatalog[];
  readonly theme: Theme;
  readonly isOpen: boolean;
  readonly development: boolean;
  readonly platform: NodeJS.Platform;
};

const LINE: MenuItem = { kind: 'line' };

const command = (label: string, id: string, keys?: string): MenuItem =>
  keys === undefined ? { kind: 'command', label, id } : { kind: 'command', label, id, keys };
const role = (name: MenuRole, label?: string): MenuItem =>
  label === undefined ? { kind: 'role', role: name } : { kind: 'role', role: name, label };
const menu = (label: string, items: readonly MenuItem[]): MenuItem => ({ kind: 'menu', label, items });

/** The native menu. Every command in it is one of the window's, so that a keyboard reaches it there as well. */
export function listMenu(facts: MenuFacts): readonly MenuItem[] {
  const isMac = facts.platform === 'darwin';
  return [
    ...(isMac ? [role('appMenu')] : []),
    menu('&File', fileItems(facts, isMac)),
    menu('&Edit', EDIT),
    menu('&View', viewItems(facts)),
    menu('&Go', GO),
    menu('&Send', SEND),
    menu('&Help', [
      command('Keyboard Shortcuts', 'help.shortcuts', 'CmdOrCtrl+/'),
      ...(isMac ? [] : [{ kind: 'action', label: 'About Offshelf', action: { kind: 'about' } } as const]),
    ]),
  ];
}

function fileItems({ recent, isOpen }: MenuFacts, isMac: boolean): readonly MenuItem[] {
  const recentItems = recent.map(
    ({ name, folder }) =>
      ({
        kind: 'action',
        label: name.replaceAll('&', '&&'),
        action: { kind: 'open-recent', folder },
      }) as const,
  );
  return [
    command('New Product', 'product.new', 'CmdOrCtrl+N'),
    command('Save Product', 'product.save', 'CmdOrCtrl+S'),
    LINE,
    command('New Catalog…', 'catalog.new'),
    command('Open Catalog…', 'catalog.open', 'CmdOrCtrl+O'),
    ...(recentItems.length > 0 ? [menu('Open Recent', recentItems)] : []),
    ...(isOpen ? [command('Close Catalog', 'catalog.close')] : []),
    LINE,
    command('Import…', 'import.open', 'CmdOrCtrl+I'),
    ...(isOpen ? [command('Match Images…', 'images.match', 'CmdOrCtrl+Shift+M')] : []),
    ...(isOpen ? [command('Image Report', 'images.report', 'CmdOrCtrl+7')] : []),
    ...(isOpen ? [command('Places for Images…', 'images.places')] : []),
    ...(isOpen ? [command('Export…', 'export.open', 'CmdOrCtrl+Shift+E')] : []),
    LINE,
    ...(isOpen ? [command('Back Up Now', 'backup.create')] : []),
    command('Restore a Backup…', 'backup.restore'),
    LINE,
    role(isMac ? 'close' : 'quit'),
  ];
}

const EDIT: readonly MenuItem[] = [
  command('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
  command('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
  LINE,
  role('cut'),
  role('copy'),
  role('paste'),
  command('Paste as New Products', 'cells.pasteNew', 'CmdOrCtrl+Shift+V'),
  role('selectAll'),
  LINE,
  command('Duplicate', 'product.duplicate', 'CmdOrCtrl+Shift+D'),
  command('Move to Trash', 'product.trash'),
  command('Bulk Edit…', 'bulk.edit', 'CmdOrCtrl+E'),
  command('Find and Replace…', 'bulk.replace', 'CmdOrCtrl+H'),
  LINE,
  command('Find', 'search.focus', 'CmdOrCtrl+F'),
  command('Filter…', 'filter.add', 'CmdOrCtrl+Shift+L'),
];

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'Follow the System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

function viewItems({ theme, development }: MenuFacts): readonly MenuItem[] {
  const themes = THEMES.map(
    ([name, label]) =>
      ({ kind: 'action', label, action: { kind: 'theme', theme: name }, checked: name === theme }) as const,
  );
  return [
    command('Grid', 'view.grid'),
    command('List', 'view.list'),
    command('Images', 'view.images'),
    command('Text', 'view.text'),
    LINE,
    menu('Theme', themes),
    LINE,
    role('resetZoom'),
    role('zoomIn'),
    role('zoomOut'),
    role('togglefullscreen'),
    ...(development ? [LINE, role('toggleDevTools')] : []),
  ];
}

const GO: readonly MenuItem[] = [
  command('All Products', 'view.all', 'CmdOrCtrl+1'),
  command('Unsent', 'view.unsent', 'CmdOrCtrl+2'),
  command('Problems', 'view.problems', 'CmdOrCtrl+3'),
  command('Send List', 'send.list', 'CmdOrCtrl+4'),
  command('History', 'view.history', 'CmdOrCtrl+5'),
  command('Remotes', 'view.remotes', 'CmdOrCtrl+6'),
];

const SEND: readonly MenuItem[] = [
  command('Send…', 'send.send', 'CmdOrCtrl+Shift+S'),
  command('Find in Send List', 'send.find', 'CmdOrCtrl+Shift+F'),
  command('Open What Needs Me', 'send.needsYou'),
  command('Settle With a List…', 'send.settleByList'),
  command('Export Send List…', 'send.export'),
  LINE,
  command('Try Now', 'send.tryNow'),
  command('Pause Sending', 'send.pauseAll'),
  command('Resume Sending', 'send.resumeAll'),
  command('Pause Remote…', 'send.pauseRemote'),
  command('Resume Remote…', 'send.resumeRemote'),
  LINE,
  command('Add Remote…', 'remote.add'),
];
