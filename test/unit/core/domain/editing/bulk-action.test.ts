import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBulkAction } from '../../../../../src/main/core/domain/editing/bulk-action.ts';
import type { BulkAction } from '../../../../../src/shared/model/change.ts';

const LONGEST = 1000;

function replacing(find: string, text: string, matchCase = true): BulkAction {
  return { kind: 'replace', field: 'description', find, text, matchCase };
}

describe('a bulk action', () => {
  it('sets and appends the text as it is written', () => {
    const field = 'description' as const;
    expect(applyBulkAction('old', { kind: 'set', field, text: 'new ' }, LONGEST)).toBe('new ');
    expect(applyBulkAction('old', { kind: 'append', field, text: ' new' }, LONGEST)).toBe('old new');
  });

  it('replaces every occurrence and leaves the rest as it was', () => {
    expect(applyBulkAction('red mug, red lid', replacing('red', 'blue'), LONGEST)).toBe('blue mug, blue lid');
    expect(applyBulkAction('Red MUG red', replacing('RED', 'blue', false), LONGEST)).toBe('blue MUG blue');
    expect(applyBulkAction('Red mug', replacing('red', 'blue'), LONGEST)).toBe('Red mug');
  });

  it('puts dollar signs in as they are', () => {
    expect(applyBulkAction('a', replacing('a', '$& $1 $$'), LONGEST)).toBe('$& $1 $$');
  });

  it('replaces what the built-in replacement does, for any text', () => {
    const text = fc.string({ unit: 'grapheme' });
    const find = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, find, text, (before, wanted, after) => {
        expect(applyBulkAction(before, replacing(wanted, after), 100_000)).toBe(
          before.replaceAll(wanted, () => after),
        );
      }),
    );
  });

  it('never leaves what was looked for, when nothing of it is put in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', '--', 'y')), (parts) => {
        expect(applyBulkAction(parts.join(''), replacing('-', ''), LONGEST)).not.toContain('-');
      }),
    );
  });

  it('answers null for a value that would be too long, before building it', () => {
    const field = 'imageUrl' as const;
    expect(applyBulkAction('abc', { kind: 'append', field, text: 'de' }, 4)).toBeNull();
    expect(applyBulkAction('', { kind: 'set', field, text: 'abcde' }, 4)).toBeNull();
    expect(
      applyBulkAction('a'.repeat(1_000_000), replacing('a', 'b'.repeat(1_000_000)), 1_000_000),
    ).toBeNull();
    expect(applyBulkAction('ab', replacing('a', 'abc'), 4)).toBe('abcb');
  });
});
