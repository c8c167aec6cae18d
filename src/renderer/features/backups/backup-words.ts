import type { Backup, BackupWhy, RestoreOutcome } from '../../../shared/model/backup.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatMoment, formatMomentExactly, formatSize } from '../../ui/format.ts';

const WHY: Readonly<Record<BackupWhy, string>> = {
  'by-hand': t`made by hand`,
  daily: t`made by itself`,
  'before-update': t`made before an update of Offshelf`,
  'before-import': t`made before a file was imported`,
  'before-restore': t`made before another backup was restored`,
};

/** When a backup was made and what it holds: the line that is chosen by. Of two within a minute the seconds are said, too. */
export function titleOf({ at, products, handle }: Backup, all: readonly Backup[] = []): string {
  const held = products === null ? t`it can not be read` : countOf(products, 'product');
  const moment = formatMoment(at);
  const isAlone = all.every((other) => other.handle === handle || formatMoment(other.at) !== moment);
  return `${isAlone ? moment : formatMomentExactly(at)} – ${held}`;
}

/** How it came to be. */
export function originOf({ why, bytes, checked, foreign }: Backup): string {
  const origin = why === null ? t`a copy that Offshelf did not check` : WHY[why];
  const parts = [origin, formatSize(bytes), ...(foreign ? [t`of another catalog`] : [])];
  const said = sentenceCase(parts.join(', '));
  return checked || why === null ? said : t`${said}, not checked`;
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What became of the catalog, once a backup was restored. */
export function sayRestored({ at, products, kept, damaged }: RestoreOutcome): string {
  const count = countOf(products, 'product');
  const now =
    at === null
      ? t`The catalog is as it is in the backup, with ${count}.`
      : t`The catalog is as it was on ${formatMoment(at)}, with ${count}.`;
  if (kept === null) return now;
  const then = damaged
    ? t`The damaged files are in its folder “backups”, as they were: ${kept}.`
    : t`What was there before is a backup now, so you can go back to it.`;
  return `${now} ${then}`;
}
