import { Big } from 'big.js';
import { isDeeperThan, readCustomData } from './custom-data.ts';
import type { Issue } from './issue.ts';

/** Deeper data has no use, and would exhaust the stack of those who read it. */
const DEEPEST = 100;

/** The tokens of a valid JSON text that matter here: a key with its colon, any other text, a number, an object's ends. */
const TOKEN = /"(?:[^"\\]+|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}]/g;

/** Problems of the text of custom data: only an object can be sent, and only what arrives unchanged. */
export function checkCustomData(text: string | null): readonly Issue[] {
  const reading = readCustomData(text);
  if (text === null || reading.kind === 'empty') return [];
  if (reading.kind === 'invalid')
    return problem('not-json-object', `Custom data can’t be read as a JSON object. ${reading.why}`);
  if (isDeeperThan(text, DEEPEST))
    return problem('too-deep', `Custom data is nested more than ${DEEPEST} levels deep. Make it flatter.`);
  return checkTokens(text);
}

/** Finds what a reader would drop or change silently: a key that stands twice, a number that a double can’t hold. */
function checkTokens(json: string): readonly Issue[] {
  const keysOfOpen: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === '{') keysOfOpen.push(new Set());
    else if (token === '}') keysOfOpen.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string; // a text of valid JSON
      const keys = keysOfOpen.at(-1);
      if (keys?.has(key) === true) return problem('key-twice', sayTwice(key));
      keys?.add(key);
    } else if (!token.startsWith('"') && !isExact(token))
      return problem('not-exact-number', sayInexact(token));
  }
  return [];
}

function problem(code: Issue['code'], text: string): readonly Issue[] {
  return [{ level: 'problem', field: 'customData', code, text }];
}

function sayTwice(key: string): string {
  return `The key “${shorten(key)}” stands twice in custom data, and only one would arrive. Remove or rename one.`;
}

function sayInexact(literal: string): string {
  return `The number ${shorten(literal)} in custom data would arrive changed. Put it in quotes to keep it as it is.`;
}

function isExact(literal: string): boolean {
  const value = Number(literal);
  return Number.isFinite(value) && new Big(String(value)).eq(new Big(literal));
}

function shorten(literal: string): string {
  return literal.length > 40 ? `${literal.slice(0, 40)}…` : literal;
}
