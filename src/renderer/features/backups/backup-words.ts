import type { Backup, BackupWhy, RestoreOutcome } from '../../../shared/model/backup.ts';
import { countOf, formatMoment, formatMomentExactly } from '../../ui/format.ts';

const WHY: Readonly<Record<BackupWhy, string>> = {
  'by-hand': 'made by hand',
  daily: 'made by itself',
  'before-update': 'made before an update of Offshelf',
  'before-import': 'made before a file was imported',
  'before-restore': 'made before another backup was restored',
};

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1000;

/** `1.2 MB` in the person's locale; less than a kilobyte counts as one. */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), UNITS.length);
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[power - 1] ?? 'kilobyte',
    maximumFractionDigits: power > 1 ? 1 : 0,
  });
  return format.format(Math.max(bytes, STEP) / STEP ** power);
}

/** When a backup was made and what it holds: the line that is chosen by. Of two within a minute the seconds are said, too. */
export function titleOf({ at, products, handle }: Backup, all: readonly Backup[] = []): string {
  const held = products === null ? 'it can not be read' : countOf(products, 'product');
  const moment = formatMoment(at);
  const isAlone = all.every((other) => other.handle === handle || formatMoment(other.at) !== moment);
  return `${isAlone ? moment : formatMomentExactly(at)} – ${held}`;
}

/** How it came to be. */
export function originOf({ why, bytes, checked, foreign }: Backup): string {
  const origin = why === null ? 'a copy that Offshelf did not check' : WHY[why];
  const parts = [origin, formatSize(bytes), ...(foreign ? ['of another catalog'] : [])];
  return `${sentenceCase(parts.join(', '))}${checked || why === null ? '' : ', not checked'}`;
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What became of the catalog, once a backup was restored. */
export function sayRestored({ at, products, kept, damaged }: RestoreOutcome): string {
  const when = at === null ? 'as it is in the backup' : `as it was on ${formatMoment(at)}`;
  const now = `The catalog is ${when}, with ${countOf(products, 'product')}.`;
  if (kept === null) return now;
  if (damaged) return `${now} The damaged files are in its folder “backups”, as they were: ${kept}.`;
  return `${now} What was there before is a backup now, so you can go back to it.`;
}
