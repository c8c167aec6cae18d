import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import type { IdInLocation, Profile } from '../../../../shared/model/profile.ts';
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
  const reading = readBody(answer, profile);
  if (reading.kind === 'record') return reading;
  const id = readLocation(answer, profile.answer.idInLocation);
  return id === undefined ? reading : { kind: 'record', id, record: {} };
}

function readBody(answer: Answer, profile: Profile): SuccessReading {
  if (answer.body.trim() === '') return { kind: 'unreadable', why: 'empty' };
  const body = parseJson(answer.body);
  return body === undefined ? { kind: 'unreadable', why: 'not-json' } : findRecord(body, profile);
}

const LONGEST_ID = 500;

/** The id in the address of what was created, where the profile says that it stands there. */
function readLocation({ headers }: Answer, rule: IdInLocation | undefined): string | undefined {
  const address = headers['location']?.trim() ?? '';
  if (rule === undefined || address === '') return undefined;
  const text = rule.kind === 'last-part' ? lastPart(address) : between(address, rule);
  const id = text === undefined ? '' : decode(text).trim();
  return id === '' || id.length > LONGEST_ID ? undefined : id;
}

/** Of a whole address the path alone: one that ends with its host names nothing. */
function lastPart(address: string): string | undefined {
  const path = address.replace(/[?#].*$/, '').replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]*/i, '');
  return path.split('/').findLast((part) => part !== '');
}

function between(
  address: string,
  { after, before }: Extract<IdInLocation, { kind: 'between' }>,
): string | undefined {
  const from = address.indexOf(after);
  if (from < 0) return undefined;
  const rest = address.slice(from + after.length);
  if (before === undefined) return /^[^/?#]*/.exec(rest)?.[0];
  const end = rest.indexOf(before);
  return end < 0 ? undefined : rest.slice(0, end);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is what it is
  }
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
