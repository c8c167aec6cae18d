import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../../src/main/core/domain/ports/http-client.ts';
import { writeBase64 } from '../../../../../src/main/core/domain/sending/base64.ts';
import { authorise } from '../../../../../src/main/core/domain/sending/build-request.ts';
import { redactKey } from '../../../../../src/main/core/domain/sending/redact-key.ts';
import type { Auth } from '../../../../../src/shared/model/profile.ts';
import { builtIn } from '../../../../helpers/sending-samples.ts';

const jani = builtIn('jani');
const basic = { header: 'Authorization', prefix: 'Basic ' };

test.each(['', 'a', 'ab', 'abc', 'Aladdin:open sesame', 'Größe:ключ', '🍏🍎', '\u0000\u007F\u00FF'])(
  'Base64 of %j is what everybody writes',
  (text) => {
    expect(writeBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
  },
);

test.each<[Extract<Auth, { kind: 'basic' }>, string, string]>([
  [{ kind: 'basic', key: 'user:password' }, 'Aladdin:open sesame', 'Aladdin:open sesame'],
  [{ kind: 'basic', key: 'user:password' }, 'a:b:c', 'a:b:c'],
  [{ kind: 'basic', key: 'user:password' }, 'alone', 'alone:'],
  [{ kind: 'basic', key: 'user' }, 'sk_live', 'sk_live:'],
  [{ kind: 'basic', key: 'password', user: 'api' }, 'secret', 'api:secret'],
])('%j makes of the key %s the pair %s', (auth, key, pair) => {
  expect(authorise({ ...jani, auth }, { auth: basic, origin: 'https://a.example' }, key)).toEqual({
    origin: 'https://a.example',
    header: 'authorization',
    value: `Basic ${Buffer.from(pair).toString('base64')}`,
  });
});

describe('a key for Basic authorization that comes back', () => {
  const auth: Auth = { kind: 'basic', key: 'user:password' };
  const key = 'shop?:p~ss>word?';
  const pair = Buffer.from(key);
  const redact = (body: string) => {
    const exchange: Exchange = { kind: 'answer', status: 400, headers: { 'x-echo': body }, body, cut: false };
    return JSON.stringify(redactKey(exchange, key, auth));
  };

  test.each([
    ['as it was typed', key, key],
    ['as its password alone', 'p~ss>word?', 'p~ss>word?'],
    ['as it travelled', `Basic ${pair.toString('base64')}`, pair.toString('base64').slice(0, -2)],
    [
      'without the signs at its end',
      pair.toString('base64').replaceAll('=', ''),
      pair.toString('base64').slice(0, -2),
    ],
    ['as Base64 for addresses', pair.toString('base64url'), pair.toString('base64url')],
    [
      'encoded in an address',
      encodeURIComponent(pair.toString('base64')),
      pair.toString('base64').slice(0, 8),
    ],
  ])('%s is taken out', (_, echo, secret) => {
    expect(redact(`bad ${echo} here`)).toContain('bad ');
    expect(redact(`bad ${echo} here`)).toContain('••••');
    expect(redact(`bad ${echo} here`)).not.toContain(secret);
  });

  test('leaves words alone that are no key', () => {
    const exchange: Exchange = { kind: 'answer', status: 400, headers: {}, body: 'a word: ab', cut: false };
    expect(redactKey(exchange, 'ab', auth)).toHaveProperty('body', 'a word: ab');
  });
});

describe('a key that comes back', () => {
  const key = 'u&x:pa<s>s"w\'o/rd é+~';
  const hex = (character: string) => (character.codePointAt(0) ?? 0).toString(16);
  const each = (write: (character: string) => string) => Array.from(key, write).join('');
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const unit = (character: string) => hex(character).padStart(4, '0');

  test.each([
    ['with names of HTML', each((character) => names[character] ?? character)],
    ['with numbers of HTML', each((character) => `&#${character.codePointAt(0)};`)],
    ['with numbers of HTML that begin with 0', each((character) => `&#0${character.codePointAt(0)};`)],
    ['in hexadecimals of HTML', each((character) => `&#x${hex(character)};`)],
    ['in capital hexadecimals of HTML', each((character) => `&#X00${hex(character).toUpperCase()};`)],
    ['escaped in JSON', each((character) => `\\u${unit(character)}`)],
    ['escaped in JSON in capitals', each((character) => `\\u${unit(character).toUpperCase()}`)],
    ['in hexadecimals', Buffer.from(key).toString('hex')],
    ['in capital hexadecimals', Buffer.from(key).toString('hex').toUpperCase()],
    ['in escaped hexadecimals', Buffer.from(key).toString('hex').replaceAll(/../g, '\\x$&')],
    ['encoded in an address', encodeURIComponent(key)],
    ['encoded in small letters', encodeURIComponent(key).replaceAll(/%../g, (it) => it.toLowerCase())],
    ['encoded as a form', new URLSearchParams([['k', key]]).toString().slice(2)],
  ])('%s is taken out', (_, echo) => {
    const exchange: Exchange = { kind: 'answer', status: 400, headers: {}, body: `bad ${echo}!`, cut: false };
    const auth: Auth = { kind: 'header', header: 'x', prefixes: [''], editable: false };
    expect(redactKey(exchange, key, auth)).toHaveProperty('body', 'bad ••••!');
  });
});
