import { assertNever } from '../../../shared/assert.ts';
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
    there: { title: 'On the list', advice: '' },
    several: { title: 'Fits several', advice: 'Look there which one it is, then pick it.' },
    hint: {
      title: 'May be on the list',
      advice: 'Nothing proves it: look whether it is that one, then tick it.',
    },
    taken: {
      title: 'There, under the id of another product',
      advice:
        'They are not sent again. Where the other product was given the wrong id, take that back in its row (That was wrong), then settle these.',
    },
    'no-id': {
      title: 'On the list, without an id',
      advice: 'They are not sent again. Find their ids there, and give them one by one.',
    },
    absent: { title: 'Not on the list', advice: '' },
    created: {
      title: 'Not on the list, though it was created',
      advice: 'Can’t be sent again: find its id there.',
    },
    untold: {
      title: 'Can’t be told by this list',
      advice: 'The list has no column that it could be found by. They stay Unsure.',
    },
  };

/** The main button: what it will do, with the numbers. */
export function saySettle(there: number, again: number): string {
  if (again === 0) {
    if (there === 0) return 'Settle';
    return there === 1 ? '1 is there: settle it' : `${formatCount(there)} are there: settle them`;
  }
  const send = `end ${formatCount(again)} again`;
  return there === 0 ? `S${send}` : `Settle ${formatCount(there)}, s${send}`;
}

/** What was done, where nothing was refused. */
export function saySettled(settled: number, again: number, remoteName: string): string {
  const there = settled - again;
  const found = there === 0 ? '' : `Settled ${countOf(there, 'product')} at ${remoteName}`;
  if (again === 0) return `${found}.`;
  return there === 0
    ? `${countOf(again, 'product goes', 'products go')} to ${remoteName} again.`
    : `${found}; ${countOf(again, 'goes', 'go')} there again.`;
}

/** The question before anything is sent again. */
export function sayComplete(absent: number): string {
  return absent === 1
    ? 'This list is complete, and I want the 1 that is not on it sent again'
    : `This list is complete, and I want the ${formatCount(absent)} that are not on it sent again`;
}

/** What a list must be for that. */
export function sayNewerThan(leftAt: number, absent: number): string {
  const left = absent === 1 ? 'when it left' : 'when the last of them left';
  return `It must be newer than ${formatMoment(leftAt)}, ${left}. What is there after all gets a second one.`;
}

/** What speaks for a wrong list: nothing on it shows whose it is. */
export function sayDoubt(doubt: ListDoubt, { sent }: Pick<ListAnswer, 'sent'>, remoteName: string): string {
  const maybe = 'It may be another account’s, a filtered one, or another file.';
  switch (doubt) {
    case 'no-ids':
      return `This list has no ids, so that nothing shows whether it is the whole list of ${remoteName}. ${maybe}`;
    case 'none-listed':
      return sent === 1
        ? `The 1 product that Offshelf sent to ${remoteName} is not on this list. ${maybe}`
        : `None of the ${formatCount(sent)} products that Offshelf sent to ${remoteName} is on this list. ${maybe}`;
    case 'nothing-known':
      return `Offshelf knows of no product at ${remoteName} yet, so that nothing shows whether this list is the right one. ${maybe}`;
    default:
      return assertNever(doubt, 'a doubt without words');
  }
}

/** The person's word against that doubt. */
export function sayTrust(remoteName: string): string {
  return `I made sure that this is the list of ${remoteName}`;
}

/** What speaks against a complete list, by what is known to be there and stands on it in part; `null` where nothing does. */
export function sayWitnesses({ sent, sentListed }: ListAnswer, remoteName: string): string | null {
  if (sentListed >= sent) return null;
  const missing = sent - sentListed;
  return `${countOf(missing, 'product')} of the ${formatCount(sent)} that Offshelf sent to ${remoteName} ${missing === 1 ? 'is' : 'are'} not on this list: it may not be complete, or they were deleted there.`;
}

/** Where the answers come from, as it is written down with each of them. */
export function sayListSource(count: number, from: string): string {
  return `list of ${countOf(count, 'product')}, ${from}`.slice(0, 200);
}
