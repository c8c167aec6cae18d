import { describe, expect, it } from 'vitest';
import { tileAfterKey } from '../../../../src/renderer/features/products/gallery/tile-keys.ts';

/** Ten tiles in lines of four: 0–3, 4–7, 8 and 9. */
const go = (key: string, from: number, other = {}) =>
  tileAfterKey(key, from, { count: 10, columns: 4, page: 2, fromRight: false, ...other });

describe('among tiles', () => {
  it('goes to the next and the one before, over the ends of lines', () => {
    expect([go('ArrowRight', 3), go('ArrowLeft', 4), go('ArrowLeft', 0), go('ArrowRight', 9)]).toEqual([
      4, 3, 0, 9,
    ]);
  });

  it('goes up and down in its column, and to the last tile where the last line is too short', () => {
    expect([go('ArrowDown', 1), go('ArrowUp', 9), go('ArrowDown', 7), go('ArrowUp', 2)]).toEqual([
      5, 5, 9, 2,
    ]);
    // Nothing is below the last line.
    expect(go('ArrowDown', 8)).toBe(8);
  });

  it('goes by what fits on the screen, and to both ends', () => {
    expect([go('PageDown', 1), go('PageUp', 9), go('PageUp', 6), go('Home', 7), go('End', 0)]).toEqual([
      9, 1, 2, 0, 9,
    ]);
  });

  it('goes the other way where lines begin on the right', () => {
    expect([go('ArrowLeft', 3, { fromRight: true }), go('ArrowRight', 3, { fromRight: true })]).toEqual([
      4, 2,
    ]);
  });

  it('begins at the first, and leaves other keys alone', () => {
    expect([go('ArrowDown', -1), go('ArrowRight', -1), go('x', 3)]).toEqual([0, 0, null]);
  });
});
