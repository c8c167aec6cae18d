import { t } from '../i18n/t.ts';
export type CommandGroup = 'Catalog' | 'Product' | 'Edit' | 'View' | 'Send' | 'Help';

export type CommandFacts = {
  readonly title: string;
  readonly group: CommandGroup;
  /** As tinykeys writes them; `$mod` is Ctrl, or ⌘ on a Mac. The first is the one shown. */
  readonly keys: readonly string[];
  /** The part of the window that the shortcut belongs to; elsewhere the same keys are free for another command. */
  readonly keysIn?: 'grid' | 'list';
  /** Its keys end many things: where there is nothing for it to do, nobody meant it. */
  readonly quiet?: true;
  /** What else a person may look for it by. */
  readonly words?: string;
};

/** Every command of the window: menus, palette, toolbars, context menus and shortcuts all read this table. */
export const COMMANDS = {
  'catalog.new': { title: t`New catalog…`, group: 'Catalog', keys: [] },
  'catalog.open': { title: t`Open catalog…`, group: 'Catalog', keys: ['$mod+o'] },
  'catalog.close': { title: t`Close catalog`, group: 'Catalog', keys: [] },
  'import.open': {
    title: t`Import…`,
    group: 'Catalog',
    keys: ['$mod+i'],
    words: t`csv tsv excel xlsx json file spreadsheet shopify woocommerce magento bring in`,
  },
  'export.open': {
    title: t`Export…`,
    group: 'Catalog',
    keys: ['$mod+Shift+e'],
    words: t`csv tsv excel xlsx json file spreadsheet save as`,
  },
  'images.match': {
    title: t`Match images…`,
    group: 'Catalog',
    keys: ['$mod+Shift+m'],
    words: t`photos pictures folder files sku assign`,
  },
  'images.report': {
    title: t`Show the image report`,
    group: 'Catalog',
    keys: ['$mod+7'],
    words: t`photos pictures broken missing duplicate links small square http reachable`,
  },
  'images.broken': {
    title: t`Show broken images`,
    group: 'Catalog',
    keys: [],
    words: t`photos pictures not reachable report links`,
  },
  'images.check': {
    title: t`Check image links`,
    group: 'Product',
    keys: [],
    words: t`photos pictures broken reachable web address`,
  },
  'images.places': {
    title: t`Places for images…`,
    group: 'Catalog',
    keys: [],
    words: t`photos pictures upload publish bucket s3 webdav folder host public address`,
  },
  'backup.create': { title: t`Back up now`, group: 'Catalog', keys: [] },
  'backup.restore': { title: t`Restore a backup…`, group: 'Catalog', keys: [] },

  'product.new': { title: t`New product`, group: 'Product', keys: ['$mod+n'] },
  'product.open': { title: t`Open product`, group: 'Product', keys: [] },
  'product.save': { title: t`Save product`, group: 'Product', keys: ['$mod+s'] },
  'product.saveAndAdd': { title: t`Save and add another`, group: 'Product', keys: ['$mod+Shift+Enter'] },
  'product.nextProblem': { title: t`Go to the next problem`, group: 'Product', keys: ['F8'] },
  'product.duplicate': { title: t`Duplicate`, group: 'Product', keys: ['$mod+Shift+d'] },
  'product.trash': { title: t`Move to trash`, group: 'Product', keys: [], words: t`delete remove` },
  'product.restore': { title: t`Restore from trash`, group: 'Product', keys: [] },

  'edit.undo': { title: t`Undo`, group: 'Edit', keys: ['$mod+z'] },
  'edit.redo': { title: t`Redo`, group: 'Edit', keys: ['$mod+Shift+z', '$mod+y'] },
  'bulk.edit': { title: t`Bulk edit…`, group: 'Edit', keys: ['$mod+e'] },
  'bulk.replace': { title: t`Find and replace…`, group: 'Edit', keys: ['$mod+h'] },

  'cells.selectAll': { title: t`Select every cell`, group: 'Edit', keys: ['$mod+a'], keysIn: 'grid' },
  'cells.selectRows': { title: t`Select whole rows`, group: 'Edit', keys: ['Shift+Space'], keysIn: 'grid' },
  'cells.selectColumns': {
    title: t`Select whole columns`,
    group: 'Edit',
    keys: ['$mod+Space'],
    keysIn: 'grid',
  },
  'cells.tick': {
    title: t`Tick the selected rows`,
    group: 'Edit',
    keys: ['$mod+Shift+Space'],
    keysIn: 'grid',
  },
  'cells.cut': { title: t`Cut cells`, group: 'Edit', keys: [] },
  'cells.copy': { title: t`Copy cells`, group: 'Edit', keys: [] },
  'cells.paste': { title: t`Paste cells`, group: 'Edit', keys: [] },
  'cells.pasteNew': {
    title: t`Paste as new products`,
    group: 'Edit',
    keys: ['$mod+Shift+v'],
    words: t`add rows clipboard table spreadsheet`,
  },
  'cells.clear': { title: t`Empty cells`, group: 'Edit', keys: ['Delete', 'Backspace'], keysIn: 'grid' },
  'cells.notSet': { title: t`Make cells not set`, group: 'Edit', keys: ['$mod+Delete'], keysIn: 'grid' },
  'cells.fillDown': { title: t`Fill down`, group: 'Edit', keys: ['$mod+d'], keysIn: 'grid' },
  'cells.fillRight': { title: t`Fill to the right`, group: 'Edit', keys: ['$mod+r'], keysIn: 'grid' },
  'cells.fillSeries': { title: t`Fill down with a series`, group: 'Edit', keys: [], words: t`count numbers` },
  'cells.nextProblem': {
    title: t`Go to the next cell with a problem`,
    group: 'Edit',
    keys: ['F8'],
    keysIn: 'grid',
  },
  'cells.previousProblem': {
    title: t`Go to the cell with a problem before`,
    group: 'Edit',
    keys: ['Shift+F8'],
    keysIn: 'grid',
  },
  'cells.columnMenu': {
    title: t`Sort or arrange this column…`,
    group: 'View',
    keys: ['Alt+ArrowDown'],
    keysIn: 'grid',
    words: t`order hide freeze move`,
  },

  'list.nextProblem': {
    title: t`Go to the next product with a problem`,
    group: 'Edit',
    keys: ['F8'],
    keysIn: 'list',
  },
  'list.previousProblem': {
    title: t`Go to the product with a problem before`,
    group: 'Edit',
    keys: ['Shift+F8'],
    keysIn: 'list',
  },

  'text.saveAndNext': {
    title: t`Save and go to the next text`,
    group: 'Edit',
    keys: ['$mod+Enter'],
    quiet: true,
  },
  'text.next': { title: t`Go to the next text`, group: 'Edit', keys: ['$mod+PageDown'] },
  'text.previous': { title: t`Go to the text before`, group: 'Edit', keys: ['$mod+PageUp'] },
  'text.spelling': {
    title: t`Go to the next unknown word`,
    group: 'Edit',
    keys: ['F7'],
    words: t`spelling spell check mistake dictionary`,
  },

  'view.all': { title: t`Show all products`, group: 'View', keys: ['$mod+1'] },
  'view.unsent': { title: t`Show unsent`, group: 'View', keys: ['$mod+2'] },
  'view.problems': { title: t`Show problems`, group: 'View', keys: ['$mod+3'] },
  'view.waiting': { title: t`Show waiting`, group: 'View', keys: [] },
  'view.notAccepted': { title: t`Show not accepted`, group: 'View', keys: [] },
  'view.unsure': { title: t`Show unsure`, group: 'View', keys: [] },
  'view.trash': { title: t`Show the trash`, group: 'View', keys: [] },
  'view.history': { title: t`Show history`, group: 'View', keys: ['$mod+5'] },
  'view.remotes': {
    title: t`Show remotes`,
    group: 'View',
    keys: ['$mod+6'],
    words: t`change remove address key currencies what would be sent dry run`,
  },
  'view.look': {
    title: t`Show the products another way`,
    group: 'View',
    keys: ['$mod+Shift+g'],
    words: t`switch grid list images gallery text table spreadsheet`,
  },
  'view.grid': { title: t`Show as a grid`, group: 'View', keys: [], words: t`table spreadsheet cells` },
  'view.list': { title: t`Show as a list`, group: 'View', keys: [], words: t`table` },
  'view.images': {
    title: t`Show as images`,
    group: 'View',
    keys: [],
    words: t`gallery tiles thumbnails photos pictures`,
  },
  'view.text': {
    title: t`Show as text`,
    group: 'View',
    keys: [],
    words: t`description write editor markdown html`,
  },
  'view.columns': { title: t`Columns…`, group: 'View', keys: [], words: t`show hide freeze order` },
  'filter.add': {
    title: t`Filter…`,
    group: 'View',
    keys: ['$mod+Shift+l'],
    words: t`empty shorter contains regex duplicate problem price`,
  },
  'filter.clear': { title: t`Clear the filters`, group: 'View', keys: [] },
  'view.save': { title: t`Save as view…`, group: 'View', keys: [] },
  'view.refresh': { title: t`Refresh the list`, group: 'View', keys: ['F5'] },
  'view.nextPane': { title: t`Go to the next pane`, group: 'View', keys: ['F6'] },
  'view.previousPane': { title: t`Go to the previous pane`, group: 'View', keys: ['Shift+F6'] },
  'view.theme': { title: t`Switch between light and dark`, group: 'View', keys: [] },
  'search.focus': { title: t`Search products`, group: 'View', keys: ['$mod+f'] },

  'send.send': { title: t`Send…`, group: 'Send', keys: ['$mod+Shift+s'] },
  'send.list': { title: t`Show the Send list`, group: 'Send', keys: ['$mod+4'] },
  'send.find': { title: t`Find in the Send list`, group: 'Send', keys: ['$mod+Shift+f'] },
  'send.needsYou': { title: t`Open what needs me`, group: 'Send', keys: [] },
  'send.tryNow': { title: t`Try now`, group: 'Send', keys: [] },
  'send.pauseAll': { title: t`Pause sending`, group: 'Send', keys: [] },
  'send.resumeAll': { title: t`Resume sending`, group: 'Send', keys: [] },
  'send.pauseRemote': { title: t`Pause a remote…`, group: 'Send', keys: [] },
  'send.resumeRemote': { title: t`Resume a remote…`, group: 'Send', keys: [] },
  'send.settleByList': { title: t`Settle unsure products with a list…`, group: 'Send', keys: [] },
  'send.takeBack': {
    title: t`Take back that a product is there…`,
    group: 'Send',
    keys: [],
    words: t`that was wrong id it is there`,
  },
  'send.export': { title: t`Export the Send list…`, group: 'Send', keys: [] },
  'remote.add': { title: t`Add a remote…`, group: 'Send', keys: [], words: t`connect` },

  'help.palette': { title: t`Find a command or product`, group: 'Help', keys: ['$mod+k'] },
  'help.shortcuts': { title: t`Keyboard shortcuts`, group: 'Help', keys: ['$mod+/', 'F1'] },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[]; // the keys of a literal

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(COMMANDS, id);
}

const GROUP_TITLES: Readonly<Record<CommandGroup, string>> = {
  Catalog: t`Catalog`,
  Product: t`Product`,
  Edit: t`Edit`,
  View: t`View`,
  Send: t`Send`,
  Help: t`Help`,
};

export function groupTitle(group: CommandGroup): string {
  return GROUP_TITLES[group];
}

export function commandFacts(id: CommandId): CommandFacts {
  return COMMANDS[id];
}
