import { describe, expect, it } from 'vitest';
import type { BulkAction } from '../../../../../src/shared/model/bulk-action.ts';
import { after, runActions } from '../../../../helpers/bulk-actions.ts';

const template = (text: string, missing: 'empty' | 'skip' | 'problem' = 'empty'): BulkAction => ({
  kind: 'template',
  field: 'description',
  template: text,
  missing,
});

describe('templates', () => {
  it('write what the product has, and say what is missing', () => {
    expect(after({}, template('{{ name | upper }} ({{ sku }})'))).toBe('ENAMEL MUG (MUG-1)');
    expect(after({ sku: null }, template('{{ name }} {{ sku }}'))).toBe('Enamel mug ');
    expect(after({ sku: null, description: 'old' }, template('{{ sku }}', 'skip'))).toBe('old');
    expect(after({ sku: null }, template('{{ sku }}', 'problem'))).toBe('Missing: SKU.');
    expect(after({ sku: null }, template('{{ sku | default: "none" }}', 'problem'))).toBe('none');
    expect(after({ sku: null }, template('{{ sku | append: "-EU" }}', 'problem'))).toBe('Missing: SKU.');
    expect(after({ sku: null }, template('{{ sku | default: "X" | append: "-EU" }}', 'problem'))).toBe(
      'X-EU',
    );
    expect(after({ sku: null }, template('{{ sku | append: "-EU" }}'))).toBe('-EU');
    expect(after({ customData: null }, template('{{ custom_data.x | prepend: "of " }}', 'problem'))).toMatch(
      /^Missing/,
    );
    const optional = '{% assign s = sku | append: "!" %}{% if sku %}{{ s }}{% endif %}{{ name }}';
    expect(after({ sku: null }, template(optional, 'problem'))).toBe('Enamel mug');
    expect(
      after({ sku: null }, template('{% if name %}{{ sku | append: "!" }}{% endif %}', 'problem')),
    ).toMatch(/^Missing/);
    expect(after({ customData: '{"material":"oak"}' }, template('{{ custom_data.material }}'))).toBe('oak');
    expect(after({ price: '10.10' }, template('{{ price | times: 3 | number: 1 }}'))).toBe('30.3');
    expect(() => runActions({}, template('{{ name'))).toThrow(/can not be read/);
    expect(() => runActions({}, template('{% include "x" %}'))).toThrow(/can not be read/);
    expect(() => runActions({}, template('{{ nmae }} in {{ colour }}'))).toThrow(
      'No product has “nmae”, “colour”. Custom data is read as {{ custom_data.nmae }}.',
    );
    expect(after({}, template('{% assign short = name %}{{ short }}'))).toBe('Enamel mug');
    expect(() => runActions({}, template('{{ name | system }}'))).toThrow(/There is no filter “system”/);
  });

  it('are ended where they write too much', () => {
    const grow = '| replace: "a", "aaaaaaaaaaaaaaaaaaaa" '.repeat(8);
    expect(after({ name: 'aaaa' }, template(`{{ name ${grow}}}`))).toMatch(/writes too much/);
  });

  it('miss what is named after a filter, too, and no empty text that is written there', () => {
    const both = '{{ name | append: " " | append: custom_data.color }}';
    expect(after({ description: 'old' }, template(both, 'skip'))).toBe('old');
    expect(after({ customData: '{"color":"red"}' }, template(both, 'skip'))).toBe('Enamel mug red');
    expect(after({ sku: null }, template('{{ name | append: sku }}', 'problem'))).toBe('Missing: SKU.');
    expect(after({}, template('{{ price | plus: custom_data.extra }}', 'problem'))).toMatch(/^Missing/);
    const reckoned = '{% assign p = price | times: custom_data.rate %}{{ p }}';
    expect(after({}, template(reckoned, 'problem'))).toMatch(/missing/i);
    expect(after({}, template('{{ name | replace: "Enamel ", "" }}', 'problem'))).toBe('mug');
  });

  it('count with numbers only, and never with one whose digits would fill the memory', () => {
    expect(after({}, template('{{ price | times: "abc" }}'))).toMatch(/“abc” is no number/);
    expect(after({}, template('{{ price | divided_by: 0 }}'))).toMatch(/can be divided by 0/);
    expect(after({ sku: '1e400000000' }, template('{{ sku | plus: 1 }}'))).toMatch(/is no number/);
    expect(after({ sku: '1e400000000' }, template('{{ sku | number: 2 }}'))).toBe('1e400000000');
    expect(after({ price: `0.${'0'.repeat(5000)}1` }, template('{{ price | times: 0 }}'))).toBe('0');
  });

  it('keep every digit of custom data', () => {
    const customData = '{"sscc":340123450000000018,"weight":1.50,"size":2,"most":1e400}';
    const all = '{{ custom_data.sscc }} {{ custom_data.weight }} {{ custom_data.size }}';
    expect(after({ customData }, template(all))).toBe('340123450000000018 1.5 2');
    expect(after({ customData }, template('{% if custom_data.weight == 1.5 %}same{% endif %}'))).toBe('same');
  });

  it('name a field as it is written, where its heading was', () => {
    expect(() => runActions({}, template('{{ Name }} {{ SKU }}'))).toThrow(
      'Fields are written in small letters: {{ name }}, {{ sku }}.',
    );
  });
});
