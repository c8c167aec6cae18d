import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameJson, setMembers } from '../../../../../src/main/core/domain/transfer/json-members.ts';

it('sets one member and leaves every other as it is written, its digits too', () => {
  const json = '{ "size" : 10.00, "ean": 4006381333931000000001, "deep": {"a": [1, "}"]} }';
  expect(setMembers(json, [['brand', '"Acme"']])).toBe(
    '{"size":10.00,"ean":4006381333931000000001,"deep":{"a": [1, "}"]},"brand":"Acme"}',
  );
});

it('answers the very text where nothing changes', () => {
  const json = '{ "size" : 10.00 }';
  expect(setMembers(json, [['size', '10.00']])).toBe(json);
  expect(setMembers(json, [['brand', null]])).toBe(json);
});

it('takes members away, and begins where there is no custom data', () => {
  expect(setMembers('{"a":1,"b":2}', [['a', null]])).toBe('{"b":2}');
  expect(setMembers(null, [['a', '"1"']])).toBe('{"a":"1"}');
  expect(setMembers(' ', [['a', '"1"']])).toBe('{"a":"1"}');
});

it.each(['[1]', '{', '"x"', '{"a":1}x'])('puts nothing into what is no object: %s', (json) => {
  expect(setMembers(json, [['a', '1']])).toBeNull();
});

it('says what JSON itself says, whatever the object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string(),
      fc.jsonValue(),
      (object, key, value) => {
        const set = setMembers(JSON.stringify(object), [[key, JSON.stringify(value)]]);
        const expected = new Map(Object.entries(JSON.parse(JSON.stringify(object)) as object));
        expected.set(key, JSON.parse(JSON.stringify(value)) as never);
        expect(new Map(Object.entries(JSON.parse(set ?? '') as object))).toEqual(expected);
      },
    ),
  );
});

it('two texts are the same JSON where only the spaces between their parts differ', () => {
  expect(sameJson('{"a": 1,\n "b c": [ ]}', '{"a":1,"b c":[]}')).toBe(true);
  expect(sameJson('{"a":1.0}', '{"a":1}')).toBe(false);
  expect(sameJson('{"a b":1}', '{"ab":1}')).toBe(false);
});
