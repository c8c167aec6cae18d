import type { Auth } from '../../../../shared/model/profile.ts';
import type { Exchange } from '../ports/http-client.ts';
import { secretsOf } from './credentials.ts';

const MASK = '••••';
/** Anything shorter would be found in ordinary words. */
const SHORTEST_KEY = 4;

/** The exchange without the key, which a server may echo, as it was typed, as it travelled, or escaped in any way: no key is ever stored. */
export function redactKey(exchange: Exchange, key: string, auth: Auth): Exchange {
  const secrets = secretsOf(auth, key).filter((secret) => secret.length >= SHORTEST_KEY);
  if (secrets.length === 0) return exchange;
  // The longest first, so that no part of one is left over.
  const spellings = secrets
    .toSorted((a, b) => b.length - a.length)
    .map((secret) => Array.from(secret, anySpelling).join(''));
  const echo = new RegExp(spellings.join('|'), 'g');
  const redact = (text: string) => text.replaceAll(echo, MASK);
  if (exchange.kind !== 'answer') return { ...exchange, detail: redact(exchange.detail) };
  const headers = Object.entries(exchange.headers).map(([name, value]) => [name, redact(value)]);
  return {
    ...exchange,
    body: redact(exchange.body),
    headers: Object.fromEntries(headers) as typeof exchange.headers,
  };
}

/** A pattern for one character as it is, escaped in JSON or a page, in hexadecimals, or encoded in an address or a form. */
function anySpelling(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const spellings = [
    escapePattern(character),
    escapePattern(JSON.stringify(character).slice(1, -1)),
    units.map((unit) => String.raw`\\u${anyCase(unit.toString(16).padStart(4, '0'))}`).join(''),
    anyCase(percentEncode(character)),
    anyCase(percentEncode(character)).replaceAll('%', String.raw`(?:\\x)?`),
    ...htmlEscapes(character),
    ...(character === '/' ? [String.raw`\\/`] : []),
    ...(character === ' ' ? [String.raw`\+`] : []),
  ];
  return `(?:${[...new Set(spellings)].join('|')})`;
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** `&amp;`, `&#38;` and `&#x26;`, as a page writes a character. */
function htmlEscapes(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  const name = HTML_NAMES[character];
  const numbers = [`&#0*${code};`, `&#[xX]0*${anyCase(code.toString(16))};`];
  return name === undefined ? numbers : [...numbers, `&(?:${name}|${name.toUpperCase()});`];
}

/** Every byte as %XX; `encodeURIComponent` leaves some characters as they are, and others write them so all the same. */
function percentEncode(character: string): string {
  if (character.charCodeAt(0) < 0x80) return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return encodeURIComponent(character.replace(/\p{Cs}/u, '\uFFFD')); // half a character can't be encoded
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
