import { expect, test } from 'vitest';
import { readBaseUrl } from '../../../../../src/main/core/domain/sending/base-url.ts';

test.each([
  ['https://api.example.com/v1', 'https://api.example.com', 'https://api.example.com/v1'],
  [' HTTPS://API.Example.com:443/V1// ', 'https://api.example.com', 'https://api.example.com/V1'],
  ['https://api.example.com:08443', 'https://api.example.com:8443', 'https://api.example.com:8443'],
  ['http://localhost:3000/', 'http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:80/x', 'http://127.0.0.1', 'http://127.0.0.1/x'],
  ['http://[::1]:3000', 'http://[::1]:3000', 'http://[::1]:3000'],
])('%s is %s', (typed, origin, baseUrl) => {
  expect(readBaseUrl(typed)).toEqual({ origin, baseUrl });
  expect(new URL(baseUrl).origin).toBe(origin);
});

test.each([
  ['http://api.example.com', /https/],
  ['http://localhost.example.com', /https/],
  ['http://127.0.0.1.example.com', /https/],
  ['http://0.0.0.0', /https/],
  ['http://10.0.0.1', /https/],
  ['https://me:secret@example.com', /user name/],
  ['https://example.com@evil.example', /user name/],
  ['https://example.com/v1?key=x', /\?/],
  ['https://example.com/v1#x', /#/],
  ['ftp://example.com', /no web address/],
  ['example.com', /no web address/],
  ['https://', /no web address/],
  ['https://exa mple.com', /no web address/],
  ['https://example.com\\evil.example', /no web address/],
  ['https://exämple.com', /no web address/],
  ['https://example.com:0', /port/],
  ['https://example.com:99999', /port/],
  ['https://example.com/a/../b', /\.\./],
  ['https://example.com/%2e%2e/b', /\.\./],
  ['https://example.com/a\u0001b', /control characters/],
])('%s is refused', (typed, why) => {
  expect(() => readBaseUrl(typed)).toThrow(why);
});
