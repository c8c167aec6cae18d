import type { MenuBar, MenuItem } from '../../shared/contract/menu.ts';
import { offshelf } from '../bridge/offshelf.ts';
import { t } from '../i18n/t.ts';
import { type CommandId, commandFacts } from './command-table.ts';

/**
 * Gives the native menu what the registry knows: titles, keys and the order here. None of its commands is greyed out: one that
 * can't be used says why when it is chosen, which a native item could not.
 */
export async function showNativeMenu(): Promise<void> {
  await offshelf().app.setMenu({ bar: nativeMenu() });
}

export function nativeMenu(): MenuBar {
  return [
    { label: t`&File`, items: [...FILE] },
    { label: t`&Edit`, items: [...EDIT] },
    { label: t`&View`, items: [...VIEW] },
    { label: t`&Go`, items: [...GO] },
    { label: t`&Send`, items: [...SEND] },
    { label: t`&Help`, items: [command('help.shortcuts'), { kind: 'about', label: t`About Offshelf` }] },
  ];
}

const LINE: MenuItem = { kind: 'line' };

function command(id: CommandId): MenuItem {
  const { title, keys } = commandFacts(id);
  const shown = keys[0];
  return {
    kind: 'command',
    label: title.replaceAll('&', '&&'),
    id,
    keys: shown === undefined ? null : acceleratorOf(shown),
  };
}

/** `$mod+Shift+ArrowDown` of the registry as Electron writes it: `CmdOrCtrl+Shift+Down`. */
function acceleratorOf(keys: string): string {
  const parts = keys.split('+').map((key) => {
    if (key === '$mod') return 'CmdOrCtrl';
    if (key.startsWith('Arrow')) return key.slice('Arrow'.length);
    return key.length === 1 ? key.toUpperCase() : key;
  });
  return parts.join('+');
}

const FILE: readonly MenuItem[] = [
  command('product.new'),
  command('product.save'),
  LINE,
  command('catalog.new'),
  command('catalog.open'),
  { kind: 'recent', label: t`Open recent` },
  command('catalog.close'),
  LINE,
  command('import.open'),
  command('images.match'),
  command('images.report'),
  command('images.places'),
  command('export.open'),
  LINE,
  command('backup.create'),
  command('backup.restore'),
  LINE,
  { kind: 'role', role: 'quit', label: t`Quit` },
];

const EDIT: readonly MenuItem[] = [
  command('edit.undo'),
  command('edit.redo'),
  LINE,
  { kind: 'role', role: 'cut', label: t`Cut` },
  { kind: 'role', role: 'copy', label: t`Copy` },
  { kind: 'role', role: 'paste', label: t`Paste` },
  command('cells.pasteNew'),
  command('cells.selectAll'),
  LINE,
  command('product.duplicate'),
  command('product.trash'),
  command('product.restore'),
  LINE,
  command('cells.fillDown'),
  command('cells.fillRight'),
  command('cells.fillSeries'),
  command('cells.clear'),
  command('cells.notSet'),
  LINE,
  command('bulk.edit'),
  command('bulk.replace'),
];

const VIEW: readonly MenuItem[] = [
  command('view.grid'),
  command('view.list'),
  command('view.images'),
  command('view.text'),
  LINE,
  command('search.focus'),
  command('filter.add'),
  command('filter.clear'),
  command('view.save'),
  command('view.columns'),
  command('view.refresh'),
  LINE,
  { kind: 'theme', theme: 'system', label: t`Colours of the system` },
  { kind: 'theme', theme: 'light', label: t`Light colours` },
  { kind: 'theme', theme: 'dark', label: t`Dark colours` },
  LINE,
  { kind: 'role', role: 'resetZoom', label: t`Actual size` },
  { kind: 'role', role: 'zoomIn', label: t`Zoom in` },
  { kind: 'role', role: 'zoomOut', label: t`Zoom out` },
  { kind: 'role', role: 'togglefullscreen', label: t`Full screen` },
  { kind: 'role', role: 'toggleDevTools', label: t`Developer tools` },
];

const GO: readonly MenuItem[] = [
  command('help.palette'),
  LINE,
  command('view.all'),
  command('view.unsent'),
  command('view.problems'),
  command('view.waiting'),
  command('view.notAccepted'),
  command('view.unsure'),
  command('view.trash'),
  LINE,
  command('product.nextProblem'),
  command('text.next'),
  command('text.previous'),
  LINE,
  command('send.list'),
  command('view.history'),
  command('view.remotes'),
];

const SEND: readonly MenuItem[] = [
  command('send.send'),
  command('send.find'),
  command('send.needsYou'),
  command('send.settleByList'),
  command('send.export'),
  LINE,
  command('send.tryNow'),
  command('send.pauseAll'),
  command('send.resumeAll'),
  command('send.pauseRemote'),
  command('send.resumeRemote'),
  LINE,
  command('remote.add'),
];
