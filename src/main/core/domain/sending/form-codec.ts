import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import { type Building, newBuilding } from './json-pointer.ts';
import { printValue } from './json-text.ts';

/** `a=1&b[c]=2`, as HTML forms send it (WHATWG URL, application/x-www-form-urlencoded); `null` is an empty value. */
export function writeForm(body: JsonObject): string {
  return Object.entries(body)
    .flatMap(([name, value]) => writePairs(name, value))
    .join('&');
}

function writePairs(name: string, value: JsonValue): readonly string[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) => writePairs(`${name}[${index}]`, item));
  }
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => writePairs(`${name}[${key}]`, inner));
  }
  return [`${encode(name)}=${encode(value === null ? '' : printValue(value))}`];
}

function encode(text: string): string {
  const wellFormed = text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'); // a lone half of a pair can't be encoded
  return encodeURIComponent(wellFormed)
    .replaceAll(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** The values of a form body, nested as their names say; all of them are text. */
export function readForm(body: string): JsonObject {
  const root = newBuilding();
  for (const pair of body === '' ? [] : body.split('&')) {
    const [name = '', value = ''] = pair.split('=').map(decode);
    place(root, readName(name), value);
  }
  return withLists(root) as JsonObject; // the root has names, which no list has
}

/** `a[b][0]` is b in a, and the first in that. */
function readName(name: string): readonly string[] {
  const [first = ''] = name.split('[', 1);
  return [first, ...Array.from(name.slice(first.length).matchAll(/\[([^\]]*)\]/g), ([, step = '']) => step)];
}

function place(root: Building, steps: readonly string[], value: string): void {
  const last = steps.at(-1) ?? '';
  let at = root;
  for (const step of steps.slice(0, -1)) {
    const inner = at[step];
    const next = typeof inner === 'object' && inner !== null ? (inner as Building) : newBuilding(); // nothing but buildings are put here
    at[step] = next;
    at = next;
  }
  at[last] = value;
}

/** What has the names 0, 1, 2 … was a list. */
function withLists(value: JsonValue | Building): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name], at) => name === String(at));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
