import { FIELD_WORDS, fieldTitle, wordOfChoice } from '../../../shared/model/field-words.ts';
import type { Condition } from '../../../shared/model/filter.ts';
import { formatDay } from '../../ui/format.ts';
import { READINESS_LOOK } from '../../ui/status-look.ts';

const TEXT_TESTS = {
  is: ['is', 'is not'],
  contains: ['contains', 'does not contain'],
  starts: ['starts with', 'does not start with'],
  ends: ['ends with', 'does not end with'],
} as const;

/** What a remote is called, by its id. */
export type RemoteName = (remoteId: number) => string;

/** A condition as a person says it: `Description shorter than 40`. */
export function describeCondition(condition: Condition, remote: RemoteName): string {
  switch (condition.kind) {
    case 'blank':
      return describeBlank(condition);
    case 'text': {
      const words = TEXT_TESTS[condition.test][condition.not ? 1 : 0];
      const exactly = condition.matchCase ? ', same case' : '';
      return `${fieldTitle(condition.field)} ${words} “${shorten(condition.text)}”${exactly}`;
    }
    case 'length':
      return `${fieldTitle(condition.field)} ${condition.test} than ${condition.than}`;
    case 'pattern': {
      const words = condition.not ? 'does not match' : 'matches';
      return `${fieldTitle(condition.field)} ${words} /${shorten(condition.pattern)}/${condition.matchCase ? '' : 'i'}`;
    }
    case 'same': {
      const { field, not } = condition;
      return not
        ? `${fieldTitle(field)} on no other product`
        : `Same ${FIELD_WORDS[field]} as another product`;
    }
    case 'choice': {
      const { field, not } = condition;
      const values = condition.values.map((value) =>
        value === null ? 'not set' : wordOfChoice(field, value),
      );
      return `${fieldTitle(field)} is ${not ? 'not ' : ''}${values.join(' or ')}`;
    }
    case 'price':
      return describePrice(condition);
    case 'readiness': {
      const words = condition.is.map((readiness) => READINESS_LOOK[readiness].word).join(' or ');
      return `${remote(condition.remoteId)}: ${condition.not ? 'not ' : ''}${words}`;
    }
    case 'problem':
      return `${condition.not ? 'No problem' : 'Problem'} at ${remoteOrAny(condition.remoteId, remote)}`;
    case 'changed': {
      const where = condition.remoteId === null ? '' : ` to ${remote(condition.remoteId)}`;
      return `${condition.not ? 'Not changed' : 'Changed'} since sent${where}`;
    }
    case 'time': {
      const what = condition.field === 'created' ? 'Added' : 'Changed';
      return `${what} ${condition.test === 'before' ? 'before' : 'on or after'} ${formatDay(condition.at)}`;
    }
  }
}

function describeBlank({ field, test, not }: Extract<Condition, { kind: 'blank' }>): string {
  if (field === 'imageUrl' && test === 'empty') return not ? 'Has an image' : 'Image missing';
  const title = fieldTitle(field);
  if (test === 'empty') return `${title} is ${not ? 'not ' : ''}empty`;
  return `${title} is ${not ? 'set' : 'not set'}`;
}

function describePrice({ test }: Extract<Condition, { kind: 'price' }>): string {
  if (test.is === 'between') return `Price from ${test.from} to ${test.to}`;
  return `Price ${test.is} than ${test.than}`;
}

function remoteOrAny(remoteId: number | null, remote: RemoteName): string {
  return remoteId === null ? 'any remote' : remote(remoteId);
}

const LONGEST = 40;

function shorten(text: string): string {
  const shown = text.replaceAll(/\s+/gu, ' ');
  const characters = [...shown];
  return characters.length <= LONGEST ? shown : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
