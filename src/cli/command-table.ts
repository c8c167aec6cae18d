import type { Command, OptionRule } from './command.ts';
import { IMAGE_COMMANDS } from './image-commands.ts';
import { FIELD_NOTES } from './notes.ts';
import { PLACE_COMMANDS } from './place-commands.ts';
import { REMOTE_COMMANDS } from './remote-commands.ts';
import { CURRENCY, REMOTE } from './shared-options.ts';
import { TRANSFER_COMMANDS } from './transfer-commands.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionRule>> = {
  data: { kind: 'text', value: 'DIR', about: 'the folder of the catalog' },
  mine: { kind: 'flag', about: 'the catalog that the window opens at its start' },
  json: { kind: 'flag', about: 'one JSON document on standard output; messages on standard error' },
  help: { kind: 'flag', about: 'this help' },
  version: { kind: 'flag', about: 'the version of Offshelf' },
};

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  ...REMOTE_COMMANDS,
  ...PLACE_COMMANDS,
  {
    name: 'product add',
    about: 'Add one product, or all of a file, always as new ones; with --remote they are queued as well.',
    usage: ['--set FIELD=VALUE… [--remote NAME]…', '--from FILE|- [--remote NAME]…'],
    operands: [],
    options: {
      set: { kind: 'list', value: 'FIELD=VALUE', about: 'a field of the product; can be repeated' },
      from: {
        kind: 'text',
        value: 'FILE|-',
        about: 'JSON (one object, or a list of them) or JSONL; - reads standard input',
      },
      remote: REMOTE,
      currency: CURRENCY,
    },
    notes: FIELD_NOTES,
    examples: [
      'product add --data ./shop --set name="Enamel mug" --set price=12.50 --remote Jani',
      'product add --data ./shop --from products.jsonl --remote Jani --remote Bees',
      `printf '{"name":"Mug","price":"12.50"}' | offshelf product add --data ./shop --from -`,
    ],
    load: async () => (await import('./commands/product-add.ts')).addProducts,
  },
  ...TRANSFER_COMMANDS,
  ...IMAGE_COMMANDS,
  {
    name: 'product list',
    about: 'List products, the oldest first.',
    usage: ['[--search TEXT] [--limit N]'],
    operands: [],
    options: {
      search: { kind: 'text', value: 'TEXT', about: 'only those with these words' },
      limit: { kind: 'text', value: 'N', about: 'at most so many; all where left out' },
    },
    examples: ['product list --data ./shop', 'product list --data ./shop --search mug --limit 20 --json'],
    load: async () => (await import('./commands/product-list.ts')).listProducts,
  },
  {
    name: 'product show',
    about: 'Show one product and what became of it at each remote.',
    usage: ['ID'],
    operands: ['ID'],
    options: {},
    examples: ['product show 12 --data ./shop'],
    load: async () => (await import('./commands/product-show.ts')).showProduct,
  },
  {
    name: 'send',
    about: 'Queue products; `sync` then sends them.',
    usage: ['[--remote NAME]… --product ID…', '[--remote NAME]… --all'],
    operands: [],
    options: {
      remote: { ...REMOTE, about: 'a remote, can be repeated; every one where left out' },
      product: { kind: 'list', value: 'ID', about: 'a product; can be repeated' },
      all: { kind: 'flag', about: 'every product that is not in the trash' },
    },
    notes:
      'What has problems at a remote, or is or may be there already, is left alone and counted. Nothing is queued twice.',
    examples: ['send --data ./shop --all', 'send --data ./shop --remote Jani --product 12 --product 13'],
    load: async () => (await import('./commands/send.ts')).send,
  },
  {
    name: 'sync',
    about: 'Send what is queued until nothing can move by itself now, then say what is left and why.',
    usage: ['[--remote NAME]… [--timeout SECONDS] [--claim] [--send-copied=N]'],
    operands: [],
    options: {
      remote: { ...REMOTE, about: 'only this remote; can be repeated' },
      timeout: {
        kind: 'text',
        value: 'SECONDS',
        about: 'end after so long; where left out, it waits at most three minutes without progress',
      },
      claim: {
        kind: 'flag',
        about:
          'this copy of the catalog sends from now on; other copies are not told: stop sending from them',
      },
      'send-copied': {
        kind: 'flag',
        value: 'N',
        about:
          'no other copy sent the N that wait because one may have; without N it lists them; not with --remote',
      },
    },
    notes: `Ends with 0 when nothing is left, and with 3 when something waits or needs you: needsYou in the JSON tells which. A remote that asks to wait is waited
for, and what is unsure is looked up, as long as that is due in time. Ctrl+C ends it in order: a request that is open is
waited for, ten seconds at most.`,
    examples: ['sync --data ./shop', 'sync --data ./shop --remote Jani --timeout 600 --json'],
    load: async () => (await import('./commands/sync.ts')).sync,
  },
  {
    name: 'submissions',
    about: 'List what was queued and what became of it, the oldest first.',
    usage: ['[--state STATE]'],
    operands: [],
    options: {
      state: {
        kind: 'text',
        value: 'STATE',
        about: 'queued, sending, sent, rejected, unsure, cancelled, discarded or superseded',
      },
    },
    examples: ['submissions --data ./shop', 'submissions --data ./shop --state unsure --json'],
    load: async () => (await import('./commands/submissions.ts')).listSubmissions,
  },
  {
    name: 'resolve',
    about: 'Say what became of a submission that is Unsure, or that another copy may have sent.',
    usage: ['SUBMISSION --there REMOTE_ID [--unchecked]', 'SUBMISSION --send-again', 'SUBMISSION --later'],
    operands: ['SUBMISSION'],
    options: {
      there: { kind: 'text', value: 'REMOTE_ID', about: 'it is there, and this is its id' },
      unchecked: { kind: 'flag', about: 'even if the remote does not know that id' },
      'send-again': { kind: 'flag', about: 'it is not there: put it back in line' },
      later: { kind: 'flag', about: 'leave it as it is for now' },
    },
    notes: '--send-again makes a second product there if the first one arrived after all. Look there before.',
    examples: [
      'resolve 0d5c0b58-6f0a-4c0e-9a53-0c7d6c1c9c11 --data ./shop --there prod_81',
      'resolve 0d5c0b58-6f0a-4c0e-9a53-0c7d6c1c9c11 --data ./shop --send-again',
    ],
    load: async () => (await import('./commands/resolve.ts')).resolve,
  },
  {
    name: 'withdraw',
    about: 'Take submissions out of the line, or give up what was not accepted; the products stay here.',
    usage: ['SUBMISSION… [--even-if-there]'],
    operands: ['SUBMISSION…'],
    options: {
      'even-if-there': { kind: 'flag', about: 'also what is Unsure: nobody knows then whether it is there' },
    },
    notes: `What was withdrawn is over: \`sync\` says nothing more of it. All that are named are withdrawn, or none. \`send\` puts such a
product in line again where it is named, and so does \`send --all\`; what was Unsure is only sent from the window then. A product that
is never to leave again belongs in the trash, in the window.`,
    examples: [
      'withdraw 0d5c0b58-6f0a-4c0e-9a53-0c7d6c1c9c11 --data ./shop',
      'withdraw 0d5c0b58-6f0a-4c0e-9a53-0c7d6c1c9c11 --data ./shop --even-if-there --json',
    ],
    load: async () => (await import('./commands/withdraw.ts')).withdraw,
  },
  {
    name: 'check',
    about: 'Read all of the catalog and its backups, and say what is wrong with them.',
    usage: [''],
    operands: [],
    options: {},
    examples: ['check --data ./shop'],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'backup',
    about: 'Copy the catalog into one file, and check the copy.',
    usage: ['FILE'],
    operands: ['FILE'],
    options: {},
    notes: 'FILE must not exist yet, and its folder must. The window may have the catalog open meanwhile.',
    examples: ['backup ./shop-monday.offshelf --data ./shop'],
    load: async () => (await import('./commands/backup.ts')).backUp,
  },
  {
    name: 'restore',
    about: 'Put a backup in the place of the catalog.',
    usage: ['FILE [--other-catalog]'],
    operands: ['FILE'],
    options: {
      'other-catalog': { kind: 'flag', about: 'even if the backup is of another catalog' },
    },
    notes: `The backup is checked first, and what was there is kept in the folder backups. Sending stays paused until you say that
this copy sends: \`offshelf sync --claim\`. A backup of another catalog is refused unless you say --other-catalog.`,
    examples: [
      'restore ./shop-monday.offshelf --data ./shop',
      'restore ./shop-monday.offshelf --data ./new-folder',
    ],
    load: async () => (await import('./commands/restore.ts')).restore,
  },
];
