import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/model/custom-data.ts';
import { t } from '../../i18n/t.ts';

/** One field of a request body: what the remote was sent, and what it would be sent now. */
export type BodyDifference = { readonly field: string; readonly sent: string; readonly now: string };

/** Where a body carries our own reference, which every request has anew: a field and a key inside it. */
export type ReferencePlace = { readonly field: string; readonly key: string };

/** What differs between two JSON bodies, by their own field names; `null` where one of them can't be read. */
export function compareBodies(
  sent: string,
  now: string,
  reference: ReferencePlace | null = null,
): readonly BodyDifference[] | null {
  const before = leaveOut(readObject(sent), reference);
  const after = leaveOut(readObject(now), reference);
  if (before === null || after === null) return null;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((field) => ({ field, sent: write(before[field]), now: write(after[field]) }))
    .filter((difference) => difference.sent !== difference.now);
}

/** The body of a request that is written out with its headers: what follows the first empty line. */
export function bodyOfRequest(request: string): string {
  const end = /\r?\n\r?\n/.exec(request);
  return end === null ? '' : request.slice(end.index + end[0].length);
}

/** The difference as text, to paste into the remote's own screens or a message. */
export function writeDifferences(differences: readonly BodyDifference[]): string {
  return differences.map(({ field, sent, now }) => `${field}: ${sent} → ${now}`).join('\n');
}

function readObject(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse returns nothing but JSON values
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The body without our reference; custom data that held nothing else is none. */
function leaveOut(body: JsonObject | null, reference: ReferencePlace | null): JsonObject | null {
  const holder = reference === null ? undefined : body?.[reference.field];
  if (body === null || reference === null || !isJsonObject(holder)) return body;
  const entries = Object.entries(holder).filter(([key]) => key !== reference.key);
  return { ...body, [reference.field]: entries.length === 0 ? null : Object.fromEntries(entries) };
}

function write(value: JsonValue | undefined): string {
  return value === undefined ? t`not sent` : JSON.stringify(value);
}
