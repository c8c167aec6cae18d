import type { Plugin } from 'vite';

/** One mend: `find` stands exactly once in the file, and `put` takes its place. */
type Mend = { readonly file: string; readonly find: string; readonly put: string };

const EDITOR = 'data-editor/data-editor.js';
const RENDER = 'internal/data-grid/render/data-grid-render.js';
const LINES = 'internal/data-grid/render/data-grid-render.lines.js';
const OVERLAY = 'internal/data-grid-overlay-editor/data-grid-overlay-editor.js';

/**
 * What the grid's library (6.0.4-alpha24) gets wrong. Its editor is loaded when the first key is pressed, so that key is
 * lost; Enter that chooses a word of an input method also ends the editing; a cell cannot be written into by an input
 * method without opening it first, nor with a space before everything else; it goes after a cursor that was moved from outside, but not
 * always, and would go twice as far where its caller does it too, as here; and below the last row it draws the lines of cells that are none.
 */
const MENDS: readonly Mend[] = [
  {
    file: EDITOR,
    find: `const DataGridOverlayEditor = React.lazy(async () => await import("../${OVERLAY}"));`,
    put: `import DataGridOverlayEditor from "../${OVERLAY}";`,
  },
  {
    file: 'cells/number-cell.js',
    find: 'const NumberOverlayEditor = React.lazy(async () => await import("../internal/data-grid-overlay-editor/private/number-overlay-editor.js"));',
    put: 'import NumberOverlayEditor from "../internal/data-grid-overlay-editor/private/number-overlay-editor.js";',
  },
  {
    file: OVERLAY,
    find: 'const onKeyDown = React.useCallback(async (event) => {',
    put: 'const onKeyDown = React.useCallback(async (event) => { if (event.nativeEvent.isComposing || event.keyCode === 229) return;',
  },
  {
    file: EDITOR,
    find: `event.key.length === 1 &&
            /[\\p{L}\\p{M}\\p{N}\\p{S}\\p{P}]/u.test(event.key) &&`,
    put: `(event.keyCode === 229 || (event.key.length === 1 &&
            /[\\p{L}\\p{M}\\p{N}\\p{S}\\p{P}\\p{Zs}]/u.test(event.key))) &&`,
  },
  {
    file: EDITOR,
    find: 'reselect(event.bounds, activationEvent, event.key);',
    put: 'reselect(event.bounds, activationEvent, event.keyCode === 229 ? "" : event.key);',
  },
  {
    file: EDITOR,
    find: `if (scrollToActiveCellRef.current &&
            !hasJustScrolled.current &&`,
    put: 'if (false &&',
  },
  {
    file: LINES,
    find: '    // vertical lines\n    let x = 0.5;',
    put: `    let below = totalHeaderHeight + translateY;
    for (let row = cellYOffset; row < rows && below < height; row++) below += getRowHeight(row);
    let x = 0.5;`,
  },
  {
    file: LINES,
    find: 'y2: Math.min(height, maxY),\n                color: vColor,',
    put: 'y2: Math.min(height, maxY, below),\n                color: vColor,',
  },
  {
    file: LINES,
    find: 'while (y + translateY < target) {',
    put: 'while (y + translateY < target && row <= rows) {',
  },
  {
    file: RENDER,
    find: 'overdrawStickyBoundaries(targetCtx, effectiveCols, width, height, freezeTrailingRows,',
    put: `let below = totalHeaderHeight + translateY;
    for (let row = cellYOffset; row < rows && below < height; row++) below += getRowHeight(row);
    overdrawStickyBoundaries(targetCtx, effectiveCols, width, Math.min(height, below), freezeTrailingRows,`,
  },
];

const HOME = '/@glideapps/glide-data-grid/dist/esm/';

/** The files that are mended, as the library names them. */
export const MENDED_FILES = [...new Set(MENDS.map(({ file }) => file))];

/** The mended text of one file of the library. @throws Error when the library is not the one that the mends were made for. */
export function mendFile(file: string, code: string): string {
  let mended = code;
  for (const mend of MENDS.filter((each) => each.file === file)) {
    const [before, after, ...more] = mended.split(mend.find);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`${file} of glide-data-grid is not the one that scripts/lib/mend-glide.ts mends.`);
    }
    mended = before + mend.put + after;
  }
  return mended;
}

/** Mends the grid's library while the window is built; a build without every mend fails. */
export function mendGlide(): Plugin {
  const left = new Set(MENDED_FILES);
  return {
    name: 'mend-glide',
    transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?', 1)[0] ?? '';
      const file = path.slice(path.indexOf(HOME) + HOME.length);
      if (!path.includes(HOME) || !MENDED_FILES.includes(file)) return null;
      left.delete(file);
      return { code: mendFile(file, code), map: null };
    },
    buildEnd(error) {
      if (error === undefined && left.size > 0) {
        throw new Error(`glide-data-grid was built without ${[...left].join(', ')}, which needs a mend.`);
      }
    },
  };
}
