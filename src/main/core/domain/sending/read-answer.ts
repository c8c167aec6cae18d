import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Exchange } from '../ports/http-client.ts';
import { readPointer, readSinglePointer } from './json-pointer.ts';
import { parseJson } from './json-text.ts';

export type Answer = Extract<Exchange, { kind: 'answer' }>;

export type SuccessReading =
  | { readonly kind: 'record'; readonly id: string; readonly record: JsonObject }
  /** The remote said yes, but what it said is lost. */
  | { readonly kind: 'unreadable'; readonly why: 'empty' | 'cut-off' | 'not-json' }
  /** Something answered; it may not have been the remote. */
  | { readonly kind: 'odd'; readonly why: 'html' | 'no-id' };

/** Looks for the created record in a successful answer, wherever this profile says that it may be. */
export function readSuccess(answer: Answer, profile: Profile): SuccessReading {
  if (isHtml(answer)) return { kind: 'odd', why: 'html' };
  if (answer.cut) return { kind: 'unreadable', why: 'cut-off' };
  if (answer.body.trim() === '') return { kind: 'unreadable', why: 'empty' };
  const body = parseJson(answer.body);
  return body === undefined ? { kind: 'unreadable', why: 'not-json' } : findRecord(body, profile);
}

function findRecord(body: JsonValue, { answer }: Profile): SuccessReading {
  for (const pointer of answer.record) {
    const record = readSinglePointer(body, pointer); // of a list with several nobody knows which one is ours
    if (!isJsonObject(record)) continue;
    const id = readId(readPointer(record, answer.id));
    if (id !== undefined) return { kind: 'record', id, record };
  }
  return { kind: 'odd', why: 'no-id' };
}

function readId(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A page instead of data: a proxy or a sign-in page has answered. */
export function isHtml({ headers, body }: Answer): boolean {
  return /\bhtml\b/i.test(headers['content-type'] ?? '') || body.trimStart().startsWith('<');
}
