import { isDeeperThan, type JsonValue } from '../../../../shared/model/custom-data.ts';

/** Far past what an API nests; deeper values would exhaust the stack of whoever walks them. */
const DEEPEST = 500;

/** The JSON value of a text; `undefined` where it is none, or too deep to be worked with. */
export function parseJson(text: string): JsonValue | undefined {
  if (isDeeperThan(text, DEEPEST)) return undefined;
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
