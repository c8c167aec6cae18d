import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayJsonProblem } from '../../../src/shared/model/json-problem.ts';

test.each([
  ['{', 'At line 1, column 2, a name in quotes or } is missing.'],
  ['{a: 1}', 'At line 1, column 2, a name in quotes or } is missing.'],
  ['{"a" 1}', 'At line 1, column 6, a colon is missing after the name.'],
  ['{"a": }', 'At line 1, column 7, a value is missing.'],
  ['{"a": tin}', 'At line 1, column 7, a text needs quotes around it.'],
  ['{\n  "a": 1\n  "b": 2\n}', 'At line 3, column 3, a comma or } is missing.'],
  ['{"a": 1,}', 'At line 1, column 9, a name in quotes is missing after the comma.'],
  ['{"a": [1 2]}', 'At line 1, column 10, a comma or ] is missing.'],
  [
    '{"a": "tin}',
    'At line 1, column 7, a text has no closing quote, or a sign in it that JSON does not allow.',
  ],
  ['{"a": 1} and more', 'It is not valid JSON near “and more”.'],
])('%j: %s', (json, said) => {
  expect(sayJsonProblem(json)).toBe(said);
});

test('a text that is no JSON is never taken for one', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, place) => {
      const cut = json.slice(0, place % json.length);
      let valid = true;
      try {
        JSON.parse(cut);
      } catch {
        valid = false;
      }
      fc.pre(!valid);
      expect(sayJsonProblem(cut)).toMatch(/^At line /);
    }),
  );
});
