import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MENDED_FILES, mendFile } from '../../scripts/lib/mend-glide.ts';

const HOME = 'node_modules/@glideapps/glide-data-grid/dist/esm';
const read = (file: string): string => readFileSync(`${HOME}/${file}`, 'utf8');

describe('the mends of the grid’s library', () => {
  test.each(MENDED_FILES)('fit %s as it is installed', (file) => {
    const before = read(file);
    const after = mendFile(file, before);
    expect(after).not.toBe(before);
    expect(after).not.toMatch(/React\.lazy/);
  });

  test('leave no editor that is loaded only when the first key is pressed', () => {
    expect(mendFile('data-editor/data-editor.js', read('data-editor/data-editor.js'))).toMatch(
      /^import DataGridOverlayEditor from/m,
    );
  });

  test('refuse a library that is another one', () => {
    expect(() => mendFile('cells/number-cell.js', 'export const other = 1;')).toThrow(/number-cell\.js/);
  });
});
