import type { Command } from './command.ts';
import { ALLOW_HOST } from './shared-options.ts';

const MATCH_NOTES = `Rules, in the order in which they are tried where no --rule is given:
  image-value   the file’s name is that of the product’s image, with or without its ending
  sku           the file’s name is the SKU
  sku-prefix    the file’s name begins with the SKU and one of - _ . or a space
  folder-sku    a folder that the file is in is the SKU
  name          the file’s name is the product’s name, or its short form in addresses

Capitals, the ways to write an accent, and runs of - _ . and spaces make no difference. A file is taken by the first rule that finds
it any product. Nothing is guessed: a file for several products, and a product with several files, are left as they are
and listed; --first-by-name takes the first file of each such product. A pattern is RE2, looked for in the path below FOLDER,
and has a group that is the SKU or the name, such as (?P<sku>[^_]+)_. A table has two columns, the file and the SKU;
it is no guess where it says several SKUs for a file: all of them get it.

The files are copied into the catalog; those in FOLDER stay as they are. All products get their images together, as one Change
that the window can undo, or none does. It ends with 3 where a file is left over.`;

const CHECK_NOTES = `Each address is asked for once, however many products have it, at most three of one host at a time; a server that asks to wait is
waited for, half a minute at most. A picture is told by its own bytes: JPEG, PNG, WebP, GIF or AVIF, at most 20 MB and 50 megapixels,
within ten seconds and three redirects. http:// and private addresses are not asked for unless their host is allowed. What was found is kept with its time; what could
not be asked, as without a network, stays as it was known. Ctrl+C ends it in order, and what was found stays.

It ends with 3 where an image is broken, or where one was not or could not be asked for.`;

/** What is done with images. */
export const IMAGE_COMMANDS: readonly Command[] = [
  {
    name: 'match-images',
    about: 'Give the images in a folder to their products, as one Change, and list what is left over.',
    usage: [
      'FOLDER [--rule NAME]… [--regex PATTERN] [--table FILE] [--first-by-name] [--view NAME] [--dry-run]',
    ],
    operands: ['FOLDER'],
    options: {
      rule: {
        kind: 'list',
        value: 'NAME',
        about: 'how a file finds its product; can be repeated, see below',
      },
      regex: {
        kind: 'text',
        value: 'PATTERN',
        about: 'a pattern that finds the SKU in a path; tried first',
      },
      table: { kind: 'text', value: 'FILE', about: 'a file that says which SKU each file has; tried first' },
      'first-by-name': {
        kind: 'flag',
        about: 'of several files for one product take the first by name; 9 comes before 10',
      },
      view: { kind: 'text', value: 'NAME', about: 'only products of a view; every product where left out' },
      'dry-run': { kind: 'flag', about: 'say what would come of it, and change nothing' },
    },
    notes: MATCH_NOTES,
    examples: [
      'match-images ./photos --data ./shop --dry-run',
      'match-images ./photos --data ./shop --rule sku --rule sku-prefix --first-by-name',
      'match-images ./photos --data ./shop --regex "(?P<sku>[^/_]+)_\\d+"',
    ],
    load: async () => (await import('./commands/match-images.ts')).matchImages,
  },
  {
    name: 'check-images',
    about: 'Look whether the web addresses of images lead to pictures that everybody can see.',
    usage: ['[--view NAME] [--again] [--allow-host HOST]…'],
    operands: [],
    options: {
      view: { kind: 'text', value: 'NAME', about: 'only products of a view; every product where left out' },
      again: { kind: 'flag', about: 'also what was checked within the last day' },
      'allow-host': ALLOW_HOST,
    },
    notes: CHECK_NOTES,
    examples: ['check-images --data ./shop', 'check-images --data ./shop --view unsent --again --json'],
    load: async () => (await import('./commands/check-images.ts')).checkImages,
  },
];
