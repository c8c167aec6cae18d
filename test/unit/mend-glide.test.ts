import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MENDED_FILES, mendFile } from '../../scripts/lib/mend-glide.ts';

const HOME = 'node_modules/@glideapps/glide-data-grid/dist/esm';
const read = (file: string): string => readFileSync(`${HOME}/${file}`, 'utf8');

type Draw = (...given: readonly unknown[]) => void;

/** The mended module as the window gets it. */
async function load(file: string): Promise<{ readonly drawGridLines: Draw }> {
  const place = pathToFileURL(resolve(HOME, file));
  const urlOf = (name: string): string =>
    name.startsWith('.') ? new URL(name, place).href : pathToFileURL(createRequire(place).resolve(name)).href;
  const code = mendFile(file, read(file)).replaceAll(
    /(from|import) "([^"]+)"/g,
    (_all, word: string, name: string) => `${word} "${urlOf(name)}"`,
  );
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  return (await import(/* @vite-ignore */ url)) as { readonly drawGridLines: Draw }; // it exports that
}

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

  test('let a space begin to edit a cell, as any other character does', () => {
    const mended = mendFile('data-editor/data-editor.js', read('data-editor/data-editor.js'));
    const begins = /\/(\[[^/]+\])\/u\.test\(event\.key\)/.exec(mended)?.[1] ?? '';
    expect(['a', '7', '€', ' '].every((key) => new RegExp(begins, 'u').test(key))).toBe(true);
  });

  test('draw no line below the last row, where nothing can be typed', async () => {
    const lines: { readonly to: string; readonly x: number; readonly y: number }[] = [];
    const ctx = {
      beginPath: () => undefined,
      stroke: () => undefined,
      moveTo: (x: number, y: number) => lines.push({ to: 'move', x, y }),
      lineTo: (x: number, y: number) => lines.push({ to: 'line', x, y }),
    };
    const { drawGridLines } = await load('internal/data-grid/render/data-grid-render.lines.js');
    const column = { sourceIndex: 0, width: 100, sticky: false };
    const [header, rowHeight, rows, height] = [30, 32, 3, 500];
    const theme = { borderColor: 'gray' };
    const drawn = [ctx, [column], 0, 0, 0, 300, height, undefined, undefined, 0, header, () => rowHeight];
    drawGridLines(...drawn, undefined, () => true, 0, rows, theme);
    expect(Math.max(...lines.map(({ y }) => y))).toBe(header + rows * rowHeight + 0.5);
    expect(lines.filter(({ to }) => to === 'line')).toHaveLength(1 + rows + 1);
  });

  test('refuse a library that is another one', () => {
    expect(() => mendFile('cells/number-cell.js', 'export const other = 1;')).toThrow(/number-cell\.js/);
  });
});
