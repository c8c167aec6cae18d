import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../../../src/main/core/domain/editing/fold-case.ts';

describe('folding case', () => {
  it('never changes the length, so that places stay places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldCase(text)).toHaveLength(text.length);
      }),
    );
  });

  it('makes letters that differ in case alone the same', () => {
    expect(foldCase('ÀÉÎ Ж Ω')).toBe(foldCase('àéî ж ω'));
    expect(foldCase('ς')).toBe(foldCase('Σ'));
  });

  it('keeps apart what is not the same letter', () => {
    expect(foldCase('ı')).not.toBe(foldCase('i'));
    expect(foldCase('é')).not.toBe(foldCase('e'));
  });
});
