import type { Command, OptionRule } from './command.ts';
import { ALLOW_HOST, CURRENCY } from './shared-options.ts';

const ADD_NOTES = `A product whose image is a file of the catalog is sent once that file can be opened at its public address: \`sync\` puts it there, opens
the address as everybody would, then sends the product. The path says what a file is called below the place: {name} and {ext} are those of the
file, {hash} is made of its bytes, so that no picture takes the place of another one. With --addresses nothing is put anywhere: whoever publishes
the files does that, and \`sync\` waits until they can be opened.

--as-is puts each file there as it is; a photo may then tell where it was taken. With --max-side, --format or --quality it is written anew
without that, which only the window does: \`sync\` holds such a place and says so.

The secret access key, or the password, never stands on the command line: it comes from the variable OFFSHELF_PLACE_KEY_<NAME>, the name in
capitals and every other character as _ (for "My bucket": OFFSHELF_PLACE_KEY_MY_BUCKET). Addresses begin with https://, or http:// on this computer;
what stands at http:// or a private address is opened only where \`place test --allow-host\` allowed its host.`;

const ADD_OPTIONS: Readonly<Record<string, OptionRule>> = {
  s3: { kind: 'text', value: 'ENDPOINT', about: 'a bucket of a server that speaks S3: its address' },
  bucket: { kind: 'text', value: 'NAME', about: 'the bucket' },
  region: { kind: 'text', value: 'NAME', about: 'its region; us-east-1 where left out' },
  'host-style': { kind: 'flag', about: 'the bucket stands before the host, not in the path' },
  'access-key': { kind: 'text', value: 'ID', about: 'the id of the access key, which is no secret' },
  'cache-control': {
    kind: 'text',
    value: 'TEXT',
    about: 'what browsers are told about keeping a picture, such as max-age=31536000',
  },
  webdav: { kind: 'text', value: 'ADDRESS', about: 'a folder of a WebDAV server' },
  user: { kind: 'text', value: 'NAME', about: 'the user there' },
  folder: { kind: 'text', value: 'PATH', about: 'a folder of this computer, which you publish' },
  addresses: { kind: 'flag', about: 'nothing is put anywhere; only the addresses are made' },
  public: { kind: 'text', value: 'ADDRESS', about: 'where everybody finds what lies there' },
  path: {
    kind: 'text',
    value: 'TEMPLATE',
    about: 'below the place; products/{name}-{hash}.{ext}, or {name}.{ext} with --addresses, where left out',
  },
  'as-is': { kind: 'flag', about: 'put each file there as it is' },
  'max-side': {
    kind: 'text',
    value: 'N|none',
    about: 'the longer side of a picture, in pixels; 2000 where left out',
  },
  format: { kind: 'text', value: 'FORMAT', about: 'keep, jpeg, webp or png; keep where left out' },
  quality: { kind: 'text', value: 'N', about: 'percent, from 1 to 100; 85 where left out' },
  currency: CURRENCY,
};

/** Places where the image files of products are published. */
export const PLACE_COMMANDS: readonly Command[] = [
  {
    name: 'place add',
    about: 'Add a place where image files are published before their products are sent.',
    usage: [
      'NAME --s3 ENDPOINT --bucket NAME --access-key ID [--region NAME] [--host-style] [--cache-control TEXT] --public ADDRESS …',
      'NAME --webdav ADDRESS --user NAME --public ADDRESS …',
      'NAME --folder PATH --public ADDRESS …',
      'NAME --addresses --public ADDRESS [--path TEMPLATE]',
      '… [--path TEMPLATE] --as-is|[--max-side N] [--format FORMAT] [--quality N]',
    ],
    operands: ['NAME'],
    options: ADD_OPTIONS,
    notes: ADD_NOTES,
    examples: [
      'place add Bucket --data ./shop --s3 https://s3.eu-central-1.amazonaws.com --region eu-central-1 --bucket shop --access-key AKIAEXAMPLE --public https://shop.s3.eu-central-1.amazonaws.com --as-is',
      'place add Photos --data ./shop --folder ./public --public https://photos.example.com --as-is',
      'remote add Jani --data ./shop --profile jani --url https://billing.example.com --images-to Photos',
    ],
    load: async () => (await import('./commands/place-add.ts')).addPlace,
  },
  {
    name: 'place list',
    about: 'List the places for images, how many files wait there, and which remotes’ images go there.',
    usage: [''],
    operands: [],
    options: {},
    examples: ['place list --data ./shop', 'place list --data ./shop --json'],
    load: async () => (await import('./commands/place-list.ts')).listPlaces,
  },
  {
    name: 'place test',
    about:
      'Put a small picture at a place, open its public address, and remove it again, with all that was made for it.',
    usage: ['NAME [--allow-host HOST]…'],
    operands: ['NAME'],
    options: { 'allow-host': ALLOW_HOST },
    notes:
      'It ends with 1 where the picture can’t be put there, or can’t be opened. http:// and private addresses are opened only where --allow-host allows their host.',
    examples: ['place test Photos --data ./shop', 'place test Photos --data ./shop --allow-host 127.0.0.1'],
    load: async () => (await import('./commands/place-test.ts')).testPlace,
  },
  {
    name: 'place retry',
    about: 'Let a place go on that is held, and try what failed there once more with the next `sync`.',
    usage: ['NAME'],
    operands: ['NAME'],
    options: {},
    examples: ['place retry Photos --data ./shop'],
    load: async () => (await import('./commands/place-retry.ts')).retryPlace,
  },
  {
    name: 'place remove',
    about: 'Remove a place; what was put there stays there.',
    usage: ['NAME'],
    operands: ['NAME'],
    options: {},
    examples: ['place remove Photos --data ./shop'],
    load: async () => (await import('./commands/place-remove.ts')).removePlace,
  },
];
