import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import { findRule } from '../../../../shared/model/field-rule.ts';
import { samePrice } from '../../../../shared/model/money.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
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
      const field = profile.fields.find(({ to }) => to === from)?.from ?? from;
      return [{ field, sent: printValue(before), answered: printValue(after) }];
    },
  );
  return [...differences, ...compareCurrency(sent, record, profile)];
}

/** A difference that changes what somebody pays. */
export function concernsMoney({ field }: Difference): boolean {
  return field === 'price' || field === 'currency';
}

type As = Profile['answer']['compare'][number]['as'];

function isSame(before: JsonValue, after: JsonValue, as: As, sent: Sent, profile: Profile): boolean {
  switch (as) {
    case 'text':
      return printValue(before) === printValue(after);
    case 'money':
      return isSameAmount(printValue(before), printValue(after));
    case 'json':
      return isSameJson(withoutReference(before, sent, profile), withoutReference(after, sent, profile));
  }
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
function isSameJson(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const others = b as readonly JsonValue[];
    return (
      a.length === others.length &&
      (a as readonly JsonValue[]).every((item, at) => isSameJson(item, others[at] ?? null))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] ?? null, b[key] ?? null))
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
