import type { SendGroup } from '../../../shared/model/submission.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { joinAnd } from '../../ui/join.ts';

type Groups = readonly Pick<SendGroup, 'key' | 'count'>[];

/** How many products no longer wait once the remote is removed. */
export function sayWithdrawn(groups: Groups, remoteId: number): string {
  const waiting = countAt(groups, remoteId, 'queued');
  if (waiting === 0) return t`Nothing waits for it. Its key is forgotten.`;
  return countOf(
    waiting,
    'product that waits for it is withdrawn, and its key is forgotten.',
    'products that wait for it are withdrawn, and its key is forgotten.',
  );
}

/** What stays in the Send list of a removed remote, or `null` where nothing does. */
export function sayStaying(groups: Groups, remoteId: number): string | null {
  const unsure = countAt(groups, remoteId, 'unsure');
  const refused = countAt(groups, remoteId, 'rejected');
  const parts = [
    ...(unsure > 0 ? [countOf(unsure, 'unsure product')] : []),
    ...(refused > 0
      ? [countOf(refused, 'product that was not accepted', 'products that were not accepted')]
      : []),
  ];
  if (parts.length === 0) return null;
  const what = joinAnd(parts);
  return plural(
    unsure + refused,
    s`${what} stays as it is. Added again with the same account, it takes it back.`,
    s`${what} stay as they are. Added again with the same account, it takes them back.`,
  );
}

/** How many of a remote's products stand so. */
export function countAt(groups: Groups, remoteId: number, state: SendGroup['key']['state']): number {
  const own = groups.filter(({ key }) => key.remoteId === remoteId && key.state === state);
  return own.reduce((sum, { count }) => sum + count, 0);
}
