import { sayJsonProblem } from './json-problem.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

export type CustomDataReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'object'; readonly value: JsonObject }
  | { readonly kind: 'invalid'; readonly why: string };

/** Reads the text of custom data. Only a JSON object can be sent; blank text and `null` are both "none". */
export function readCustomData(text: string | null): CustomDataReading {
  if (text === null || text.trim() === '') return { kind: 'empty' };
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse returns nothing but JSON values
    if (value === null) return { kind: 'empty' };
    return isJsonObject(value)
      ? { kind: 'object', value }
      : { kind: 'invalid', why: 'It must be an object: { … }.' };
  } catch {
    return { kind: 'invalid', why: sayJsonProblem(text) };
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when a JSON text nests arrays and objects deeper than so many levels. Linear, and safe for any text. */
export function isDeeperThan(json: string, levels: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at];
    if (mark === '"') inText = !inText;
    else if (inText && mark === '\\') at += 1;
    else if (!inText && (mark === '[' || mark === '{')) depth += 1;
    else if (!inText && (mark === ']' || mark === '}')) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}
