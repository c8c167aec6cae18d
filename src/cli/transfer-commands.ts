import type { Command } from './command.ts';
import { EXPORT_NOTES, IMPORT_NOTES } from './notes.ts';
import { CURRENCY, REMOTE } from './shared-options.ts';

/** Files in and out. */
export const TRANSFER_COMMANDS: readonly Command[] = [
  {
    name: 'import',
    about: 'Bring the rows of a CSV, TSV, XLSX, JSON or JSONL file into the catalog, as one Change.',
    usage: [
      'FILE|- [--dry-run] [--map FILE] [--set FIELD=VALUE]… [--key KEY] [--mode MODE] [--blank keep|clear] [--remote NAME]…',
    ],
    operands: ['FILE'],
    options: {
      map: { kind: 'text', value: 'FILE', about: 'JSON that says which column goes where; see below' },
      set: {
        kind: 'list',
        value: 'FIELD=VALUE',
        about: 'what new products have that no column says, such as currency=EUR',
      },
      'set-all': {
        kind: 'list',
        value: 'FIELD=VALUE',
        about: 'the same, also of products that are here already',
      },
      key: { kind: 'text', value: 'KEY', about: 'what a row is found by: sku, name, remoteId or productId' },
      'key-remote': { kind: 'text', value: 'NAME', about: 'whose ids those of --key remoteId are' },
      'near-skus': {
        kind: 'text',
        value: 'ask|apart',
        about: 'what becomes of SKUs that differ only by capitals or spaces; ask where left out',
      },
      'unknown-ids': {
        kind: 'text',
        value: 'ask|new',
        about: 'what becomes of ids that no product here was sent with; ask where left out',
      },
      mode: { kind: 'text', value: 'MODE', about: 'new, update, or both, which is usual' },
      blank: {
        kind: 'text',
        value: 'keep|clear',
        about: 'what a blank cell does to what is there; keep where left out',
      },
      'dry-run': { kind: 'flag', about: 'say what would come of it, and change nothing' },
      decimal: {
        kind: 'text',
        value: 'point|comma',
        about: 'the decimal sign of prices that could be read in two ways',
      },
      'drop-currency-signs': { kind: 'flag', about: 'read 12.50 € as 12.50, where that is its currency' },
      'take-currency-signs': { kind: 'flag', about: 'read 12.50 € as 12.50, and its currency as EUR' },
      unreadable: {
        kind: 'text',
        value: 'ask|keep',
        about: 'what becomes of prices and custom data that can’t be read',
      },
      variants: {
        kind: 'text',
        value: 'each|first|custom-data',
        about: 'what becomes of rows that belong to the product above them',
      },
      images: {
        kind: 'text',
        value: 'first|custom-data',
        about: 'what becomes of further images; first where left out',
      },
      spaces: { kind: 'text', value: 'keep|trim', about: 'what becomes of spaces around a text' },
      forget: { kind: 'flag', about: 'use nothing of what was said the last time for these headings' },
      rejected: {
        kind: 'text',
        value: 'FILE',
        about: 'write the rows with problems here, each with what is wrong',
      },
      replace: { kind: 'flag', about: 'let --rejected replace a file that is there' },
      format: {
        kind: 'text',
        value: 'FORMAT',
        about: 'csv, tsv, xlsx, json or jsonl; found out where left out',
      },
      encoding: { kind: 'text', value: 'NAME', about: 'such as utf-8, windows-1252 or shift_jis' },
      delimiter: { kind: 'text', value: 'NAME', about: 'comma, semicolon, tab or pipe' },
      sheet: { kind: 'text', value: 'NAME', about: 'the sheet of an XLSX file' },
      'heading-row': { kind: 'text', value: 'N|none', about: 'the row with the headings' },
      remote: REMOTE,
      currency: CURRENCY,
    },
    notes: IMPORT_NOTES,
    examples: [
      'import products.csv --data ./shop --dry-run',
      'import products.csv --data ./shop --key sku --mode update --rejected problems.csv',
      'import shopify.csv --data ./shop --variants each --remote Jani',
    ],
    load: async () => (await import('./commands/import.ts')).importFile,
  },
  {
    name: 'export',
    about: 'Write products into a CSV, TSV, XLSX, JSON or JSONL file.',
    usage: ['FILE [--view NAME] [--raw] [--replace]'],
    operands: ['FILE'],
    options: {
      view: { kind: 'text', value: 'NAME', about: 'a view, or a saved one; every product where left out' },
      raw: {
        kind: 'flag',
        about: 'CSV and TSV: leave texts as they are that a spreadsheet would take for formulas',
      },
      replace: { kind: 'flag', about: 'replace a file that is there' },
    },
    notes: EXPORT_NOTES,
    examples: ['export products.xlsx --data ./shop', 'export unsent.csv --data ./shop --view unsent'],
    load: async () => (await import('./commands/export.ts')).exportFile,
  },
];
