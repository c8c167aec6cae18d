import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../src/shared/model/read-profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { exampleProfile } from '../../integration/sending/loopback-api.ts';
import { told } from './profile-problems.ts';

const jani = builtIn('jani');
const bee = builtIn('journeybee');
const form = exampleProfile('form-basic');
const keyed = exampleProfile('idempotency-key');

test('a profile that was written down reads back the same', () => {
  for (const profile of [jani, bee, form, keyed])
    expect(readProfile(JSON.stringify(profile))).toEqual({ profile });
});

test('a byte order mark, as some editors write one, is no mistake', () => {
  expect(readProfile(`\uFEFF${JSON.stringify(jani)}`)).toEqual({ profile: jani });
});

test('what is no JSON is told with line and column', () => {
  expect(readProfile('{\n  "format": 1,\n}')).toEqual({
    problems: [
      {
        path: '',
        message: 'This is no JSON. At line 3, column 1, a name in quotes is missing after the comma.',
      },
    ],
  });
  expect(readProfile('')).toMatchObject({ problems: [{ path: '' }] });
});

test('every mistake is named at once', () => {
  const reading = readProfile(JSON.stringify({ ...jani, codec: 'xml', name: 7, answers: {} }));
  expect(reading).toEqual({
    problems: [
      { path: 'name', message: 'must be a text in quotes.' },
      { path: 'codec', message: 'must be one of "json", "form".' },
      { path: 'answers', message: 'is not part of the format. Did you mean answer, which is there too?' },
    ],
  });
});

describe('a mistake is named by its path:', () => {
  test('what is no object', () => {
    expect(readProfile('[]')).toEqual({ problems: [{ path: '', message: 'must be an object in { }.' }] });
  });

  test.each<[string, unknown, string]>([
    ['format', 2, 'format: must be 1.'],
    ['id', 'Jani 2', 'id: must be small letters, digits and -, a letter first.'],
    ['name', undefined, 'name: is missing.'],
    ['name', '', 'name: must not be empty.'],
    ['auth.kind', 'magic', 'auth.kind: must be one of "header", "basic".'],
    ['auth.kind', undefined, 'auth.kind: is missing: it must be one of "header", "basic".'],
    ['auth.prefixes', [], 'auth.prefixes: must not be empty.'],
    ['baseUrl.default', 'http://api.example.com', 'baseUrl.default: must be an address such as'],
    ['baseUrl.example', 'https://me@api.example.com', 'baseUrl.example: must be an address such as'],
    ['headers', { 'X Y': 'a' }, 'headers["X Y"]: must be a header name such as X-Api-Key.'],
    ['headers', { 'X-Y': 'a\nb' }, 'headers.X-Y: must be plain characters on one line.'],
    ['create.path', '/a?b=c', 'create.path: must be a path that starts with one /'],
    ['create.path', '/a/../b', 'create.path: must have no . or .. parts.'],
    ['create.path', '/a/%2E%2e', 'create.path: must have no . or .. parts.'],
    ['create.path', '//evil.example', 'create.path: must be a path that starts with one /'],
    ['create.path', '@evil.example', 'create.path: must be a path that starts with one /'],
    ['create.path', 'https://evil.example/', 'create.path: must be a path that starts with one /'],
    ['create.path', '/\\evil.example', 'create.path: must be a path that starts with one /'],
    ['create.path', '/a\u0001b', 'create.path: must have no control characters.'],
    [
      'baseUrl.default',
      'https://api.example.com/\u0001',
      'baseUrl.default: must have no control characters.',
    ],
    ['baseUrl.default', 'https://a.example@evil.example', 'baseUrl.default: must be an address'],
    ['baseUrl.default', 'https://a.example\\@evil.example', 'baseUrl.default: must be an address'],
    ['baseUrl.example', 'https://a.example/v1/..', 'baseUrl.example: must have no . or .. parts.'],
    ['fields.0.from', 'weight', 'fields[0].from: must be one of "name", "sku"'],
    ['fields.0.to', 'name', 'fields[0].to: must be a JSON Pointer such as /data/id.'],
    ['fields.2.transform', [{ kind: 'eval' }], 'fields[2].transform[0].kind: must be one of "trim", "enum"'],
    ['fields.0.maxLength', 0, 'fields[0].maxLength: must be'],
    ['limits.concurrency', 99, 'limits.concurrency: must be at most 16.'],
    ['answer.success', [], 'answer.success: must not be empty.'],
    ['answer.success', [404], 'answer.success[0]: must be at most 299.'],
    ['lookUp.settleSeconds', [5, 5], 'lookUp.settleSeconds[1]: must be later than the one before it.'],
    ['identity', { kind: 'header' }, 'identity.header: is missing.'],
    ['errors.template', 'x', 'errors.template: is not part of the format. Is it misspelt?'],
  ])('%s as %j', (path, value, sentence) => {
    expect(told(jani, path, value).join('\n')).toContain(sentence);
  });
});
