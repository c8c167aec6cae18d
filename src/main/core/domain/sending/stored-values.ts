import type { JsonObject, JsonValue } from '../../../../shared/model/custom-data.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { StoredValue } from '../../../../shared/model/submission.ts';
import type { History } from '../ports/sending-reader.ts';
import { readPointer } from './json-pointer.ts';
import { printValue } from './json-text.ts';
import { readSuccess } from './read-answer.ts';
import { readSentBody } from './sent-body.ts';

/** What left and what the remote says that it stored, field by field; none where no answer has a record. */
export function readStoredValues({ attempts }: History, profile: Profile): readonly StoredValue[] {
  const settled = attempts.findLast(({ answer }) => answer?.outcome === 'sent');
  const { status, headers, body } = settled?.answer ?? {};
  if (settled === undefined || typeof status !== 'number') return [];
  const answer = { kind: 'answer', status, headers: headers ?? {}, body: body ?? '', cut: false } as const;
  const reading = readSuccess(answer, profile);
  const sent = readSentBody(settled.request.body ?? '', profile);
  if (reading.kind !== 'record' || sent === undefined) return [];
  return profile.fields.flatMap(({ from, to }): readonly StoredValue[] => {
    const before = readPointer(sent, to);
    if (before === undefined) return [];
    const after = answered(reading.record, profile, from, to);
    return [{ field: from, theirs: to.slice(1), sent: printValue(before), stored: print(after) }];
  });
}

function answered(record: JsonObject, { answer }: Profile, field: string, to: string): JsonValue | undefined {
  const at = answer.compare.find(({ sent }) => sent === to)?.answered;
  if (at !== undefined) return readPointer(record, at);
  const currency = field === 'currency' ? (answer.currencyId ?? answer.currencyCode) : undefined;
  return currency === undefined ? undefined : readPointer(record, currency);
}

function print(value: JsonValue | undefined): string | null {
  return value === undefined ? null : printValue(value);
}
