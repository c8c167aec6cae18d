import { expect, test } from 'vitest';
import { findSingleBraces } from '../../../src/renderer/features/bulk-edit/single-braces.ts';

test.each([
  ['{name}', '{name}', '{{ name }}', '{{ name }}'],
  ['{ SKU } by {billing_type}', '{ SKU }', '{{ sku }}', '{{ sku }} by {{ billing_type }}'],
  [
    '{{ name }} in {custom_data.colour | upper}',
    '{custom_data.colour | upper}',
    '{{ custom_data.colour | upper }}',
    '{{ name }} in {{ custom_data.colour | upper }}',
  ],
  ['{size} {name}', '{name}', '{{ name }}', '{size} {{ name }}'],
])('a field in single braces is found and doubled: %s', (template, written, meant, mended) => {
  expect(findSingleBraces(template)).toEqual({ written, meant, mended });
});

test.each(['{{ name }}', '{{name}}', '{% if name %}a{% endif %}', '{size}', 'name', '{{{ name }}}'])(
  'nothing is to be said of %s',
  (template) => {
    expect(findSingleBraces(template)).toBeNull();
  },
);
