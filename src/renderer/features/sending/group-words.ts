import { assertNever } from '../../../shared/assert.ts';
import type { GroupAction, SendGroup, SendGroupKey, SendSection } from '../../../shared/model/submission.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';

/** Tells one group from another. */
export function keyOf({ section, remoteId, state, reason, detail, differs }: SendGroupKey): string {
  return JSON.stringify([section, remoteId, state, reason, detail, differs]);
}

export function inSection(groups: readonly SendGroup[], section: SendSection): readonly SendGroup[] {
  return groups.filter(({ key }) => key.section === section);
}

export function countRows(groups: readonly SendGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** `2 need you · 14 waiting · 1 sending · 212 sent · 3 of them stored differently`; what is 0 is left out. */
export function sayCounts(groups: readonly SendGroup[]): string {
  const needYou = countRows(inSection(groups, 'needs-you'));
  const of = (...states: readonly string[]) =>
    countRows(groups.filter(({ key }) => key.section !== 'needs-you' && states.includes(key.state)));
  const done = inSection(groups, 'done');
  const parts: readonly (readonly [number, (n: string) => string])[] = [
    [needYou, (n) => plural(needYou, s`${n} needs you`, s`${n} need you`)],
    [of('queued'), (n) => t`${n} waiting`],
    [of('sending'), (n) => t`${n} sending`],
    [of('unsure'), (n) => t`${n} being looked up`],
    [of('sent'), (n) => t`${n} sent`],
    [countRows(done.filter(({ key }) => key.differs)), (n) => t`${n} of them stored differently`],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, say]) => say(formatCount(count)));
  return said.join(' · ');
}

/** How much stands behind what a section shows, and what to do about it; `null` where all is shown. */
export function sayMoreKinds(groups: readonly SendGroup[]): string | null {
  const rests = groups.filter(({ kinds }) => kinds !== undefined);
  if (rests.length === 0) return null;
  const kinds = rests.reduce((sum, rest) => sum + (rest.kinds ?? 0), 0);
  // Nobody knows whether an unsure one failed.
  const n = formatCount(kinds);
  const rows = countOf(countRows(rests), 'product');
  const more = rests.every(({ key }) => key.state === 'rejected')
    ? plural(
        kinds,
        s`… and ${n} more kind of failure (${rows}).`,
        s`… and ${n} more kinds of failure (${rows}).`,
      )
    : plural(kinds, s`… and ${n} more kind (${rows}).`, s`… and ${n} more kinds (${rows}).`);
  const them =
    rests[0]?.key.section === 'needs-you'
      ? t`Settle some of those above, and these move up.`
      : t`They are left out to keep the list short.`;
  return `${more} ${them} ${t`To get to one of them now, search for its product; to see them all, export the list.`}`;
}

/** What became of an action on a whole group, in a sentence or two. */
export function sayActed(
  action: GroupAction,
  { done, left }: { readonly done: number; readonly left: number },
): string {
  const what = sayDone(action, countOf(done, 'product'));
  if (left === 0) return what;
  const [n, why] = [formatCount(left), whyLeft(action, left)];
  const stay = plural(left, s`${n} stays as it is: ${why}.`, s`${n} stay as they are: ${why}.`);
  return done === 0 ? stay : `${what} ${stay}`;
}

function sayDone(action: GroupAction, products: string): string {
  switch (action) {
    case 'send-again':
      return t`${products} put in line again.`;
    case 'withdraw':
      return t`${products} withdrawn.`;
    case 'pause':
      return t`${products} paused.`;
    case 'resume':
      return t`${products} may go again.`;
    case 'look-up':
      return t`${products} looked up again.`;
    default:
      return assertNever(action, 'an action without a verb');
  }
}

function whyLeft(action: GroupAction, left: number): string {
  if (action === 'send-again') return t`with problems, in the trash, or there already`;
  if (action === 'look-up') return t`Offshelf can’t read a list there now`;
  return left === 1 ? t`it went on meanwhile` : t`they went on meanwhile`;
}
