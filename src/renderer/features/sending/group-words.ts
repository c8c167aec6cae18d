import { assertNever } from '../../../shared/assert.ts';
import type { GroupAction, SendGroup, SendGroupKey, SendSection } from '../../../shared/model/submission.ts';
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
  const parts: readonly (readonly [number, string])[] = [
    [needYou, needYou === 1 ? 'needs you' : 'need you'],
    [of('queued'), 'waiting'],
    [of('sending'), 'sending'],
    [of('unsure'), 'being looked up'],
    [of('sent'), 'sent'],
    [countRows(done.filter(({ key }) => key.differs)), 'of them stored differently'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return said.join(' · ');
}

/** How much stands behind what a section shows, and what to do about it; `null` where all is shown. */
export function sayMoreKinds(groups: readonly SendGroup[]): string | null {
  const rests = groups.filter(({ kinds }) => kinds !== undefined);
  if (rests.length === 0) return null;
  const kinds = rests.reduce((sum, rest) => sum + (rest.kinds ?? 0), 0);
  // Nobody knows whether an unsure one failed.
  const what = rests.every(({ key }) => key.state === 'rejected') ? ' of failure' : '';
  const more = `… and ${formatCount(kinds)} more ${kinds === 1 ? 'kind' : 'kinds'}${what} (${countOf(countRows(rests), 'product')}).`;
  const them =
    rests[0]?.key.section === 'needs-you'
      ? 'Settle some of those above, and these move up.'
      : 'They are left out to keep the list short.';
  return `${more} ${them} To get to one of them now, search for its product; to see them all, export the list.`;
}

/** What became of an action on a whole group, in a sentence or two. */
export function sayActed(
  action: GroupAction,
  { done, left }: { readonly done: number; readonly left: number },
): string {
  const what = `${countOf(done, 'product')} ${verbOf(action)}.`;
  if (left === 0) return what;
  const stay = `${formatCount(left)} ${left === 1 ? 'stays as it is' : 'stay as they are'}: ${whyLeft(action, left)}.`;
  return done === 0 ? stay : `${what} ${stay}`;
}

function verbOf(action: GroupAction): string {
  switch (action) {
    case 'send-again':
      return 'put in line again';
    case 'withdraw':
      return 'withdrawn';
    case 'pause':
      return 'paused';
    case 'resume':
      return 'may go again';
    case 'look-up':
      return 'looked up again';
    default:
      return assertNever(action, 'an action without a verb');
  }
}

function whyLeft(action: GroupAction, left: number): string {
  if (action === 'send-again') return 'with problems, in the trash, or there already';
  if (action === 'look-up') return 'Offshelf can’t read a list there now';
  return left === 1 ? 'it went on meanwhile' : 'they went on meanwhile';
}
