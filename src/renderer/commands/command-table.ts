export type CommandGroup = 'Catalog' | 'Product' | 'Edit' | 'View' | 'Send' | 'Help';

export type CommandFacts = {
  readonly title: string;
  readonly group: CommandGroup;
  /** As tinykeys writes them; `$mod` is Ctrl, or ⌘ on a Mac. The first is the one shown. */
  readonly keys: readonly string[];
  /** The part of the window that the shortcut belongs to; elsewhere the same keys are free for another command. */
  readonly keysIn?: 'grid';
  /** What else a person may look for it by. */
  readonly words?: string;
};

/** Every command of the window: menus, palette, toolbars, context menus and shortcuts all read this table. */
export const COMMANDS = {
  'catalog.new': { title: 'New catalog…', group: 'Catalog', keys: [] },
  'catalog.open': { title: 'Open catalog…', group: 'Catalog', keys: ['$mod+o'] },
  'catalog.close': { title: 'Close catalog', group: 'Catalog', keys: [] },
  'import.open': {
    title: 'Import…',
    group: 'Catalog',
    keys: ['$mod+i'],
    words: 'csv tsv excel xlsx json file spreadsheet shopify woocommerce magento bring in',
  },
  'export.open': {
    title: 'Export…',
    group: 'Catalog',
    keys: ['$mod+Shift+e'],
    words: 'csv tsv excel xlsx json file spreadsheet save as',
  },
  'backup.create': { title: 'Back up now', group: 'Catalog', keys: [] },
  'backup.restore': { title: 'Restore a backup…', group: 'Catalog', keys: [] },

  'product.new': { title: 'New product', group: 'Product', keys: ['$mod+n'] },
  'product.open': { title: 'Open product', group: 'Product', keys: [] },
  'product.save': { title: 'Save product', group: 'Product', keys: ['$mod+s'] },
  'product.saveAndAdd': { title: 'Save and add another', group: 'Product', keys: ['$mod+Shift+Enter'] },
  'product.nextProblem': { title: 'Go to the next problem', group: 'Product', keys: ['F8'] },
  'product.duplicate': { title: 'Duplicate', group: 'Product', keys: ['$mod+Shift+d'] },
  'product.trash': { title: 'Move to trash', group: 'Product', keys: [] },
  'product.restore': { title: 'Restore from trash', group: 'Product', keys: [] },

  'edit.undo': { title: 'Undo', group: 'Edit', keys: ['$mod+z'] },
  'edit.redo': { title: 'Redo', group: 'Edit', keys: ['$mod+Shift+z', '$mod+y'] },
  'bulk.edit': { title: 'Bulk edit…', group: 'Edit', keys: ['$mod+e'] },
  'bulk.replace': { title: 'Find and replace…', group: 'Edit', keys: ['$mod+h'] },

  'cells.selectAll': { title: 'Select every cell', group: 'Edit', keys: ['$mod+a'], keysIn: 'grid' },
  'cells.selectRows': { title: 'Select whole rows', group: 'Edit', keys: ['Shift+Space'], keysIn: 'grid' },
  'cells.selectColumns': {
    title: 'Select whole columns',
    group: 'Edit',
    keys: ['$mod+Space'],
    keysIn: 'grid',
  },
  'cells.tick': {
    title: 'Tick the selected rows',
    group: 'Edit',
    keys: ['$mod+Shift+Space'],
    keysIn: 'grid',
  },
  'cells.cut': { title: 'Cut cells', group: 'Edit', keys: [] },
  'cells.copy': { title: 'Copy cells', group: 'Edit', keys: [] },
  'cells.paste': { title: 'Paste cells', group: 'Edit', keys: [] },
  'cells.clear': { title: 'Empty cells', group: 'Edit', keys: ['Delete', 'Backspace'], keysIn: 'grid' },
  'cells.notSet': { title: 'Make cells not set', group: 'Edit', keys: ['$mod+Delete'], keysIn: 'grid' },
  'cells.fillDown': { title: 'Fill down', group: 'Edit', keys: ['$mod+d'], keysIn: 'grid' },
  'cells.fillRight': { title: 'Fill to the right', group: 'Edit', keys: ['$mod+r'], keysIn: 'grid' },
  'cells.fillSeries': { title: 'Fill down with a series', group: 'Edit', keys: [], words: 'count numbers' },
  'cells.nextProblem': {
    title: 'Go to the next cell with a problem',
    group: 'Edit',
    keys: ['F8'],
    keysIn: 'grid',
  },
  'cells.previousProblem': {
    title: 'Go to the cell with a problem before',
    group: 'Edit',
    keys: ['Shift+F8'],
    keysIn: 'grid',
  },
  'cells.columnMenu': {
    title: 'Sort or arrange this column…',
    group: 'View',
    keys: ['Alt+ArrowDown'],
    keysIn: 'grid',
    words: 'order hide freeze move',
  },

  'text.saveAndNext': { title: 'Save and go to the next text', group: 'Edit', keys: ['$mod+Enter'] },
  'text.next': { title: 'Go to the next text', group: 'Edit', keys: ['$mod+PageDown'] },
  'text.previous': { title: 'Go to the text before', group: 'Edit', keys: ['$mod+PageUp'] },
  'text.spelling': {
    title: 'Go to the next unknown word',
    group: 'Edit',
    keys: ['F7'],
    words: 'spelling spell check mistake dictionary',
  },

  'view.all': { title: 'Show all products', group: 'View', keys: ['$mod+1'] },
  'view.unsent': { title: 'Show unsent', group: 'View', keys: ['$mod+2'] },
  'view.problems': { title: 'Show problems', group: 'View', keys: ['$mod+3'] },
  'view.waiting': { title: 'Show waiting', group: 'View', keys: [] },
  'view.notAccepted': { title: 'Show not accepted', group: 'View', keys: [] },
  'view.unsure': { title: 'Show unsure', group: 'View', keys: [] },
  'view.trash': { title: 'Show the trash', group: 'View', keys: [] },
  'view.history': { title: 'Show history', group: 'View', keys: ['$mod+5'] },
  'view.remotes': {
    title: 'Show remotes',
    group: 'View',
    keys: ['$mod+6'],
    words: 'change remove address key currencies what would be sent dry run',
  },
  'view.look': {
    title: 'Show the products another way',
    group: 'View',
    keys: ['$mod+Shift+g'],
    words: 'switch grid list text table spreadsheet',
  },
  'view.grid': { title: 'Show as a grid', group: 'View', keys: [], words: 'table spreadsheet cells' },
  'view.list': { title: 'Show as a list', group: 'View', keys: [], words: 'table' },
  'view.text': {
    title: 'Show as text',
    group: 'View',
    keys: [],
    words: 'description write editor markdown html',
  },
  'view.columns': { title: 'Columns…', group: 'View', keys: [], words: 'show hide freeze order' },
  'filter.add': {
    title: 'Filter…',
    group: 'View',
    keys: ['$mod+Shift+l'],
    words: 'empty shorter contains regex duplicate problem price',
  },
  'filter.clear': { title: 'Clear the filters', group: 'View', keys: [] },
  'view.save': { title: 'Save as view…', group: 'View', keys: [] },
  'view.refresh': { title: 'Refresh the list', group: 'View', keys: ['F5'] },
  'view.nextPane': { title: 'Go to the next pane', group: 'View', keys: ['F6'] },
  'view.previousPane': { title: 'Go to the previous pane', group: 'View', keys: ['Shift+F6'] },
  'view.theme': { title: 'Switch between light and dark', group: 'View', keys: [] },
  'search.focus': { title: 'Search products', group: 'View', keys: ['$mod+f'] },

  'send.send': { title: 'Send…', group: 'Send', keys: ['$mod+Shift+s'] },
  'send.list': { title: 'Show the Send list', group: 'Send', keys: ['$mod+4'] },
  'send.find': { title: 'Find in the Send list', group: 'Send', keys: ['$mod+Shift+f'] },
  'send.needsYou': { title: 'Open what needs me', group: 'Send', keys: [] },
  'send.tryNow': { title: 'Try now', group: 'Send', keys: [] },
  'send.pauseAll': { title: 'Pause sending', group: 'Send', keys: [] },
  'send.resumeAll': { title: 'Resume sending', group: 'Send', keys: [] },
  'send.pauseRemote': { title: 'Pause a remote…', group: 'Send', keys: [] },
  'send.resumeRemote': { title: 'Resume a remote…', group: 'Send', keys: [] },
  'send.settleByList': { title: 'Settle unsure products with a list…', group: 'Send', keys: [] },
  'send.takeBack': {
    title: 'Take back that a product is there…',
    group: 'Send',
    keys: [],
    words: 'that was wrong id it is there',
  },
  'send.export': { title: 'Export the Send list…', group: 'Send', keys: [] },
  'remote.add': { title: 'Add a remote…', group: 'Send', keys: [], words: 'connect' },

  'help.palette': { title: 'Find a command or product', group: 'Help', keys: ['$mod+k'] },
  'help.shortcuts': { title: 'Keyboard shortcuts', group: 'Help', keys: ['$mod+/', 'F1'] },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[]; // the keys of a literal

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(COMMANDS, id);
}

export function commandFacts(id: CommandId): CommandFacts {
  return COMMANDS[id];
}
