import { Big } from 'big.js';
import { readCustomData } from './custom-data.ts';
import type { Issue } from './issue.ts';

const STRING_OR_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Problems of the text of custom data: only an object can be sent, and only numbers that arrive unchanged. */
export function checkCustomData(text: string | null): readonly Issue[] {
  const reading = readCustomData(text);
  if (reading.kind === 'empty') return [];
  if (reading.kind === 'invalid') {
    const why = `Custom data can’t be read as a JSON object: ${reading.why}`;
    return [{ level: 'problem', field: 'customData', code: 'not-json-object', text: why }];
  }
  const inexact = findInexactNumber(text ?? '');
  if (inexact === undefined) return [];
  const sentence = `The number ${shorten(inexact)} in custom data would arrive changed. Put it in quotes to keep it as it is.`;
  return [{ level: 'problem', field: 'customData', code: 'not-exact-number', text: sentence }];
}

/** The first number of a valid JSON text that a double can't hold: it would be sent with other digits. */
function findInexactNumber(json: string): string | undefined {
  for (const [literal] of json.matchAll(STRING_OR_NUMBER)) {
    if (!literal.startsWith('"') && !isExact(literal)) return literal;
  }
  return undefined;
}

function isExact(literal: string): boolean {
  const value = Number(literal);
  return Number.isFinite(value) && new Big(String(value)).eq(new Big(literal));
}

function shorten(literal: string): string {
  return literal.length > 40 ? `${literal.slice(0, 40)}…` : literal;
}
