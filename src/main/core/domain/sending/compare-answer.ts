import { currencyDigits } from '../../../../shared/model/currency.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import { findRule } from '../../../../shared/model/field-rule.ts';
import { samePrice, shiftPrice } from '../../../../shared/model/money.ts';
import type { Comparison, Profile } from '../../../../shared/model/profile.ts';
import type { Difference } from '../../../../shared/model/submission.ts';
import { readPointer } from './json-pointer.ts';
import { printValue } from './json-text.ts';

export type Sent = {
  readonly body: JsonValue;
  readonly identity: string;
  /** The currency's code, which the body may not carry; `null` where it is not known. */
  readonly currency: string | null;
};

/** What the remote stored otherwise than it was sent. A field that the answer does not have is not compared. */
export function findDifferences(sent: Sent, record: JsonObject, profile: Profile): readonly Difference[] {
  const differences = profile.answer.compare.flatMap(
    ({ sent: from, answered: at, as }): readonly Difference[] => {
      const before = readPointer(sent.body, from);
      const after = readPointer(record, at);
      if (before === undefined || after === undefined || isSame(before, after, as, sent, profile)) return [];
      return [{ field: fieldAt(from, profile), sent: printValue(before), answered: printValue(after) }];
    },
  );
  return [...differences, ...compareCurrency(sent, record, profile)];
}

/** A difference that changes what somebody pays. */
export function concernsMoney({ field }: Difference): boolean {
  return field === 'price' || field === 'currency';
}

/** The field that a place of the body belongs to: its own, or one of the places in it. */
function fieldAt(pointer: string, { fields }: Profile): string {
  const rule =
    fields.find(({ to }) => to === pointer) ?? fields.find(({ to }) => pointer.startsWith(`${to}/`));
  return rule?.from ?? pointer;
}

function isSame(
  before: JsonValue,
  after: JsonValue,
  as: Comparison['as'],
  sent: Sent,
  profile: Profile,
): boolean {
  switch (as) {
    case 'text':
      return printText(before, profile) === printText(after, profile);
    case 'money':
      return isSameAmount(printValue(before), printValue(after));
    case 'money-major':
    case 'money-minor':
      return isSamePrice(printValue(before), printValue(after), as, sent, profile);
    case 'json':
      return isSameJson(
        withoutReference(before, sent, profile),
        withoutReference(after, sent, profile),
        profile.codec === 'form' ? isSameText : (a, b) => a === b,
      );
  }
}

/** A form has no other word for null than an empty text. */
function printText(value: JsonValue, { codec }: Profile): string {
  return value === null && codec === 'form' ? '' : printValue(value);
}

/** A form knows text alone: whether 1 was a number or a text can't be told. */
function isSameText(a: JsonValue, b: JsonValue): boolean {
  const [one, other] = [a, b].map((value) => (value === null ? '' : printValue(value)));
  return one === other;
}

/** The amounts in whole units; without the currency's digits nobody can tell, and nothing is claimed. */
function isSamePrice(
  before: string,
  after: string,
  as: 'money-major' | 'money-minor',
  { currency }: Sent,
  profile: Profile,
): boolean {
  const wasMinor = isSentMinor(profile);
  const isMinor = as === 'money-minor';
  const digits = currency === null ? null : currencyDigits(currency);
  if (wasMinor !== isMinor && digits === null) return true;
  const power = (digits ?? 0) * (Number(isMinor) - Number(wasMinor));
  try {
    return samePrice(shiftPrice(before, power), after);
  } catch {
    return false; // the answer is no number at all
  }
}

function isSentMinor(profile: Profile): boolean {
  const money = findRule(profile, 'price')?.transform.find(({ kind }) => kind === 'money');
  return money?.kind === 'money' && money.as.endsWith('minor');
}

function isSameAmount(before: string, after: string): boolean {
  try {
    return samePrice(before, after);
  } catch {
    return false; // the answer is no number at all
  }
}

/** Our own reference is no custom data of the person's, and an object with nothing else in it is none. */
function withoutReference(value: JsonValue, { identity }: Sent, profile: Profile): JsonValue {
  const key = referenceKey(profile);
  if (!isJsonObject(value) || key === undefined) return value;
  const entries = Object.entries(value).filter(([name, inner]) => name !== key || inner !== identity);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function referenceKey(profile: Profile): string | undefined {
  const transforms = profile.fields.flatMap(({ transform }) => transform);
  const merge = transforms.find(({ kind }) => kind === 'merge-object');
  return merge?.kind === 'merge-object' ? merge.clientRef : undefined;
}

/** Equal as JSON: the order of an object's keys says nothing. */
function isSameJson(
  a: JsonValue,
  b: JsonValue,
  isSameLeaf: (a: JsonValue, b: JsonValue) => boolean,
): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const others = b as readonly JsonValue[];
    return (
      a.length === others.length &&
      (a as readonly JsonValue[]).every((item, at) => isSameJson(item, others[at] ?? null, isSameLeaf))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return isSameLeaf(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] ?? null, b[key] ?? null, isSameLeaf))
  );
}

/** By code where the answer has it: an id alone proves little, for the person's table may have it under another code. */
function compareCurrency(sent: Sent, record: JsonObject, profile: Profile): readonly Difference[] {
  const { currencyCode, currencyId } = profile.answer;
  const code = currencyCode === undefined ? undefined : readPointer(record, currencyCode);
  if (sent.currency !== null && typeof code === 'string') {
    return code.toUpperCase() === sent.currency
      ? []
      : [{ field: 'currency', sent: sent.currency, answered: code }];
  }
  const rule = findRule(profile, 'currency');
  const sentId = rule === undefined ? undefined : readPointer(sent.body, rule.to);
  const id = currencyId === undefined ? undefined : readPointer(record, currencyId);
  if (typeof sentId !== 'string' || typeof id !== 'string' || sentId === id) return [];
  return [{ field: 'currency', sent: sentId, answered: id }];
}
