import type { Command } from './command.ts';
import { REMOTE_SETTING_NOTES } from './notes.ts';
import { CURRENCY } from './shared-options.ts';

/** Places that products are sent to. */
export const REMOTE_COMMANDS: readonly Command[] = [
  {
    name: 'remote add',
    about: 'Add a place that products are sent to.',
    usage: [
      'NAME --profile jani|journeybee|FILE --url URL [--set KEY=VALUE]… [--images-to PLACE] [--dry-run]',
    ],
    operands: ['NAME'],
    options: {
      profile: {
        kind: 'text',
        value: 'ID|FILE',
        about: 'what kind of remote: a known one, or a profile file',
      },
      url: { kind: 'text', value: 'URL', about: 'its base address' },
      set: { kind: 'list', value: 'KEY=VALUE', about: 'a setting, see below; can be repeated' },
      'images-to': {
        kind: 'text',
        value: 'PLACE',
        about: 'where image files are published for it, see `place add`',
      },
      account: {
        kind: 'text',
        value: 'NAME|new',
        about: 'the remote whose account it is, at whatever address, or another account',
      },
      'dry-run': { kind: 'flag', about: 'show the request that would be sent, and add nothing' },
      product: { kind: 'text', value: 'ID', about: 'the product of a dry run; a sample one where left out' },
      currency: CURRENCY,
    },
    notes: REMOTE_SETTING_NOTES,
    examples: [
      'remote add Jani --data ./shop --profile jani --url https://billing.example.com --set accountCurrency=EUR',
      'remote add Bees --data ./shop --profile journeybee --url https://api.journeybee.io/v1 --set currency.EUR=5c0a7a52-6a35-4a6b-9d0e-9d1c6f0f5e11',
      'remote add Shop --data ./shop --profile ./my-shop.json --url https://shop.example.com --dry-run',
    ],
    load: async () => (await import('./commands/remote-add.ts')).addRemote,
  },
  {
    name: 'remote list',
    about: 'List the remotes, and the variable that each takes its key from.',
    usage: [''],
    operands: [],
    options: {},
    examples: ['remote list --data ./shop', 'remote list --data ./shop --json'],
    load: async () => (await import('./commands/remote-list.ts')).listRemotes,
  },
  {
    name: 'remote test',
    about: 'Try the address and the key of a remote with a call that changes nothing.',
    usage: ['NAME'],
    operands: ['NAME'],
    options: {},
    examples: ['remote test Jani --data ./shop'],
    load: async () => (await import('./commands/remote-test.ts')).testRemote,
  },
  {
    name: 'remote release',
    about: 'Let a remote go on that was held until you had seen to something.',
    usage: ['NAME'],
    operands: ['NAME'],
    options: {},
    examples: ['remote release Jani --data ./shop'],
    load: async () => (await import('./commands/remote-release.ts')).releaseRemote,
  },
];
