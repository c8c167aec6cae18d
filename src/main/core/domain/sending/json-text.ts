import type { JsonValue } from '../../../../shared/model/custom-data.ts';

/** The JSON value of a text; `undefined` where it is none. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse returns nothing but JSON values
  } catch {
    return undefined;
  }
}

/** A value as a person reads it: text without quotes, the rest as JSON. */
export function printValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
