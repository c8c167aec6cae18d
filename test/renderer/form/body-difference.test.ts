import { expect, test } from 'vitest';
import {
  bodyOfRequest,
  compareBodies,
  writeDifferences,
} from '../../../src/renderer/features/form/body-difference.ts';

const REFERENCE = { field: 'custom_data', key: 'client_ref' };

test('the fields that differ are named with what was sent and what stands there now', () => {
  const differences = compareBodies('{"name":"Mug","sku":"A"}', '{"name":"Cup","price":3}');
  expect(differences).toEqual([
    { field: 'name', sent: '"Mug"', now: '"Cup"' },
    { field: 'sku', sent: '"A"', now: 'not sent' },
    { field: 'price', sent: 'not sent', now: '3' },
  ]);
  expect(writeDifferences(differences ?? [])).toContain('name: "Mug" → "Cup"');
});

test('our own reference, which every request has anew, is no difference', () => {
  const sent = '{"custom_data":{"client_ref":"one"}}';
  expect(compareBodies(sent, '{"custom_data":{"client_ref":"two"}}', REFERENCE)).toEqual([]);
  expect(compareBodies(sent, '{"custom_data":null}', REFERENCE)).toEqual([]);
  expect(compareBodies(sent, '{"custom_data":{"client_ref":"two","a":1}}', REFERENCE)).toHaveLength(1);
});

test('a body that is no JSON object is not compared', () => {
  expect(compareBodies('name=Mug', '{}')).toBeNull();
});

test('the body of a written request follows its first empty line', () => {
  expect(bodyOfRequest('POST https://x\na: b\n\n{"a":\n\n1}')).toBe('{"a":\n\n1}');
  expect(bodyOfRequest('POST https://x')).toBe('');
});
