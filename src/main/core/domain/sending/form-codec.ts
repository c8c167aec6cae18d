import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
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

/** The values of a form body by their names, as text. */
export function readForm(body: string): JsonObject {
  const pairs = body.split('&').map((pair) => pair.split('=').map(decode));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
