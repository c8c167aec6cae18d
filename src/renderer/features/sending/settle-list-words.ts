import { assertNever } from '../../../shared/assert.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount, formatMoment } from '../../ui/format.ts';
import type { ListAnswer } from './settle-list-match.ts';
import type { ListDoubt, Standing } from './settle-list-plan.ts';

/** The order on screen: first what the list settles, then what the person looks at, then what it leaves open. */
export const STANDINGS = [
  'there',
  'several',
  'hint',
  'taken',
  'no-id',
  'absent',
  'created',
  'untold',
] as const satisfies readonly Standing[];

/** What a group of rows has in common, and what to do about it. */
export const STANDING_WORDS: Readonly<Record<Standing, { readonly title: string; readonly advice: string }>> =
  {
    there: { title: t`On the list`, advice: '' },
    several: { title: t`Fits several`, advice: t`Look there which one it is, then pick it.` },
    hint: {
      title: t`May be on the list`,
      advice: t`Nothing proves it: look whether it is that one, then tick it.`,
    },
    taken: {
      title: t`There, under the id of another product`,
      advice: t`They are not sent again. Where the other product was given the wrong id, take that back in its row (That was wrong), then settle these.`,
    },
    'no-id': {
      title: t`On the list, without an id`,
      advice: t`They are not sent again. Find their ids there, and give them one by one.`,
    },
    absent: { title: t`Not on the list`, advice: '' },
    created: {
      title: t`Not on the list, though it was created`,
      advice: t`Can’t be sent again: find its id there.`,
    },
    untold: {
      title: t`Can’t be told by this list`,
      advice: t`The list has no column that it could be found by. They stay Unsure.`,
    },
  };

/** The main button: what it will do, with the numbers. */
export function saySettle(there: number, again: number): string {
  const n = formatCount(there);
  if (again === 0) {
    if (there === 0) return t`Settle`;
    return plural(there, s`${n} is there: settle it`, s`${n} are there: settle them`);
  }
  return there === 0 ? t`Send ${formatCount(again)} again` : t`Settle ${n}, send ${formatCount(again)} again`;
}

/** What was done, where nothing was refused. */
export function saySettled(settled: number, again: number, remoteName: string): string {
  const there = settled - again;
  const found = countOf(there, 'product');
  const n = formatCount(again);
  if (again === 0) return t`Settled ${found} at ${remoteName}.`;
  return there === 0
    ? plural(again, s`${n} product goes to ${remoteName} again.`, s`${n} products go to ${remoteName} again.`)
    : plural(
        again,
        s`Settled ${found} at ${remoteName}; ${n} goes there again.`,
        s`Settled ${found} at ${remoteName}; ${n} go there again.`,
      );
}

/** The question before anything is sent again. */
export function sayComplete(absent: number): string {
  const n = formatCount(absent);
  return plural(
    absent,
    s`This list is complete, and I want the ${n} that is not on it sent again`,
    s`This list is complete, and I want the ${n} that are not on it sent again`,
  );
}

/** What a list must be for that. */
export function sayNewerThan(leftAt: number, absent: number): string {
  const at = formatMoment(leftAt);
  return absent === 1
    ? t`It must be newer than ${at}, when it left. What is there after all gets a second one.`
    : t`It must be newer than ${at}, when the last of them left. What is there after all gets a second one.`;
}

/** What speaks for a wrong list: nothing on it shows whose it is. */
export function sayDoubt(doubt: ListDoubt, { sent }: Pick<ListAnswer, 'sent'>, remoteName: string): string {
  const maybe = t`It may be another account’s, a filtered one, or another file.`;
  switch (doubt) {
    case 'no-ids':
      return t`This list has no ids, so that nothing shows whether it is the whole list of ${remoteName}. ${maybe}`;
    case 'none-listed':
      return plural(
        sent,
        s`The ${formatCount(sent)} product that Offshelf sent to ${remoteName} is not on this list. ${maybe}`,
        s`None of the ${formatCount(sent)} products that Offshelf sent to ${remoteName} is on this list. ${maybe}`,
      );
    case 'nothing-known':
      return t`Offshelf knows of no product at ${remoteName} yet, so that nothing shows whether this list is the right one. ${maybe}`;
    default:
      return assertNever(doubt, 'a doubt without words');
  }
}

/** The person's word against that doubt. */
export function sayTrust(remoteName: string): string {
  return t`I made sure that this is the list of ${remoteName}`;
}

/** What speaks against a complete list, by what is known to be there and stands on it in part; `null` where nothing does. */
export function sayWitnesses({ sent, sentListed }: ListAnswer, remoteName: string): string | null {
  if (sentListed >= sent) return null;
  const missing = countOf(sent - sentListed, 'product');
  const all = formatCount(sent);
  return plural(
    sent - sentListed,
    s`${missing} of the ${all} that Offshelf sent to ${remoteName} is not on this list: it may not be complete, or they were deleted there.`,
    s`${missing} of the ${all} that Offshelf sent to ${remoteName} are not on this list: it may not be complete, or they were deleted there.`,
  );
}

/** Where the answers come from, as it is written down with each of them. */
export function sayListSource(count: number, from: string): string {
  return `list of ${countOf(count, 'product')}, ${from}`.slice(0, 200);
}
