import type { ImportTab } from '../../../../shared/model/transfer.ts';

/** The number of each tab in the staging database. */
export const IMPORT_TAB = {
  create: 0,
  update: 1,
  same: 2,
  skipped: 3,
  problems: 4,
  'left-out': 5,
} as const satisfies Record<ImportTab, number>;

const TABS = new Map(Object.entries(IMPORT_TAB).map(([tab, number]) => [number as number, tab as ImportTab]));

export function importTabOf(number: number): ImportTab {
  return TABS.get(number) ?? 'problems';
}

/** The row id of a row, by the key of its import and its number in the file. */
export function importRowSql(key: string, n: string): string {
  return `((${key} << 32) | ${n})`;
}

/** The number in the file, of a row id. */
export const NUMBER_IN_FILE = '(n & 0xffffffff)';

/** The rows of the import with the key `@key`. */
export const IN_IMPORT = `n BETWEEN (@key << 32) AND ((@key << 32) | 0xffffffff)`;
