import type { Condition } from '../../../shared/model/filter.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle, fieldWord, wordOfChoice } from '../../ui/field-words.ts';
import { formatDay } from '../../ui/format.ts';
import { joinOr } from '../../ui/join.ts';
import { READINESS_LOOK } from '../../ui/status-look.ts';
import { IMAGE_WORDS } from './image-words.ts';

type SayText = (field: string, text: string) => string;

/** Each test, and what it says where it is turned round. */
const TEXT_TESTS: Readonly<
  Record<Extract<Condition, { kind: 'text' }>['test'], readonly [SayText, SayText]>
> = {
  is: [(field, text) => t`${field} is “${text}”`, (field, text) => t`${field} is not “${text}”`],
  contains: [
    (field, text) => t`${field} contains “${text}”`,
    (field, text) => t`${field} does not contain “${text}”`,
  ],
  starts: [
    (field, text) => t`${field} starts with “${text}”`,
    (field, text) => t`${field} does not start with “${text}”`,
  ],
  ends: [
    (field, text) => t`${field} ends with “${text}”`,
    (field, text) => t`${field} does not end with “${text}”`,
  ],
};

/** What a remote is called, by its id. */
export type RemoteName = (remoteId: number) => string;

/** A condition as a person says it: `Description shorter than 40`. */
export function describeCondition(condition: Condition, remote: RemoteName): string {
  switch (condition.kind) {
    case 'blank':
      return describeBlank(condition);
    case 'text': {
      const say = TEXT_TESTS[condition.test][condition.not ? 1 : 0];
      const words = say(fieldTitle(condition.field), shorten(condition.text));
      return condition.matchCase ? t`${words}, same case` : words;
    }
    case 'length':
      return condition.test === 'shorter'
        ? t`${fieldTitle(condition.field)} shorter than ${condition.than}`
        : t`${fieldTitle(condition.field)} longer than ${condition.than}`;
    case 'pattern': {
      const pattern = `/${shorten(condition.pattern)}/${condition.matchCase ? '' : 'i'}`;
      return condition.not
        ? t`${fieldTitle(condition.field)} does not match ${pattern}`
        : t`${fieldTitle(condition.field)} matches ${pattern}`;
    }
    case 'same': {
      const { field, not } = condition;
      return not
        ? t`${fieldTitle(field)} on no other product`
        : t`Same ${fieldWord(field)} as another product`;
    }
    case 'choice': {
      const { field, not } = condition;
      const values = condition.values.map((value) =>
        value === null ? t`not set` : wordOfChoice(field, value),
      );
      return not
        ? t`${fieldTitle(field)} is not ${joinOr(values)}`
        : t`${fieldTitle(field)} is ${joinOr(values)}`;
    }
    case 'price':
      return describePrice(condition);
    case 'image': {
      const words = joinOr(condition.is.map((state) => IMAGE_WORDS[state]));
      return condition.not ? t`Image is not ${words}` : t`Image is ${words}`;
    }
    case 'readiness': {
      const words = joinOr(condition.is.map((readiness) => READINESS_LOOK[readiness].word));
      const name = remote(condition.remoteId);
      return condition.not ? t`${name}: not ${words}` : `${name}: ${words}`;
    }
    case 'problem': {
      const name = remoteOrAny(condition.remoteId, remote);
      return condition.not ? t`No problem at ${name}` : t`Problem at ${name}`;
    }
    case 'changed': {
      if (condition.remoteId === null)
        return condition.not ? t`Not changed since sent` : t`Changed since sent`;
      const name = remote(condition.remoteId);
      return condition.not ? t`Not changed since sent to ${name}` : t`Changed since sent to ${name}`;
    }
    case 'time':
      return describeTime(condition);
  }
}

function describeBlank({ field, test, not }: Extract<Condition, { kind: 'blank' }>): string {
  if (field === 'imageUrl' && test === 'empty') return not ? t`Has an image` : t`Image missing`;
  const title = fieldTitle(field);
  if (test === 'empty') return not ? t`${title} is not empty` : t`${title} is empty`;
  return not ? t`${title} is set` : t`${title} is not set`;
}

function describeTime({ field, test, at }: Extract<Condition, { kind: 'time' }>): string {
  const day = formatDay(at);
  if (field === 'created') return test === 'before' ? t`Added before ${day}` : t`Added on or after ${day}`;
  return test === 'before' ? t`Changed before ${day}` : t`Changed on or after ${day}`;
}

function describePrice({ test }: Extract<Condition, { kind: 'price' }>): string {
  if (test.is === 'between') return t`Price from ${test.from} to ${test.to}`;
  if ('amount' in test) {
    return test.is === 'equal' ? t`Price is ${test.amount}` : t`Price is not ${test.amount}`;
  }
  switch (test.is) {
    case 'less':
      return t`Price less than ${test.than}`;
    case 'more':
      return t`Price more than ${test.than}`;
    case 'at-most':
      return t`Price at most ${test.than}`;
    case 'at-least':
      return t`Price at least ${test.than}`;
  }
}

function remoteOrAny(remoteId: number | null, remote: RemoteName): string {
  return remoteId === null ? t`any remote` : remote(remoteId);
}

const LONGEST = 40;

function shorten(text: string): string {
  const shown = text.replaceAll(/\s+/gu, ' ');
  const characters = [...shown];
  return characters.length <= LONGEST ? shown : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
