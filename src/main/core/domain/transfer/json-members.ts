import { isJsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';

/** One member of an object, its value as JSON text; `null` takes it away. */
export type JsonMember = readonly [key: string, json: string | null];

/** The JSON text of an object with members set or taken away; everything else in it stays as it is written. `null` where it is no object. */
export function setMembers(json: string | null, members: readonly JsonMember[]): string | null {
  const old = json === null || json.trim() === '' ? [] : splitObject(json);
  if (old === null) return null;
  const now = new Map(old);
  let changed = false;
  for (const [key, value] of members) {
    const before = now.get(key);
    if (value === null ? before === undefined : before !== undefined && sameJson(before, value)) continue;
    changed = true;
    if (value === null) now.delete(key);
    else now.set(key, value);
  }
  if (!changed) return json ?? '{}';
  return `{${[...now].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

/** True when two JSON texts differ by nothing but the spaces between their parts. */
export function sameJson(a: string, b: string): boolean {
  return a === b || squeeze(a) === squeeze(b);
}

const TEXT_OR_SPACE = /"(?:[^"\\]|\\.)*"|\s+/gu;

function squeeze(json: string): string {
  return json.replaceAll(TEXT_OR_SPACE, (part) => (part.startsWith('"') ? part : ''));
}

/** The members of an object, their values as they are written; `null` where the text is no object. */
function splitObject(json: string): readonly (readonly [string, string])[] | null {
  if (!isObject(json)) return null;
  const members: [string, string][] = [];
  let depth = 0;
  let start = 0;
  let colon = -1;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at];
    if (mark === '"') at = endOfText(json, at);
    else if (mark === '{' || mark === '[') {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (mark === ':' && depth === 1) colon = at;
    else if ((mark === ',' && depth === 1) || mark === '}' || mark === ']') {
      if (mark !== ',') depth -= 1;
      if ((mark === ',' || depth === 0) && colon >= 0) {
        const key = JSON.parse(json.slice(start, colon)) as string; // what stands before a colon is a text
        members.push([key, json.slice(colon + 1, at).trim()]);
        start = at + 1;
        colon = -1;
      }
    }
  }
  return members;
}

function endOfText(json: string, from: number): number {
  let at = from + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

function isObject(json: string): boolean {
  try {
    return isJsonObject(JSON.parse(json) as JsonValue);
  } catch {
    return false;
  }
}
