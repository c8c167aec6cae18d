import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../src/shared/model/product.ts';
import { ask } from './bridge.ts';
import type { Desk } from './fixture.ts';
import type { Launch } from './launch.ts';
import { openSample } from './sample.ts';

/** The sample catalog by name, with the keyboard on its first cell. */
export async function openSheet(desk: Desk, launch: Launch = {}) {
  const { app, page, person, close } = await openSample(desk, launch);
  const sheet = readSheet(page);
  await sheet.focus();
  await sheet.go('Control+Home');
  await person.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Sort A to Z' }).click();
  await sheet.isHeaded('Name ↑');
  await sheet.goTo(1, 0);
  const catalog = await readCatalog(page);
  return { app, page, person, sheet, catalog, clipboard: readClipboard(app), close };
}

/** What the catalog holds, asked through the window's own bridge; rows as the sheet counts them, in the order of names. */
async function readCatalog(page: Page) {
  const sorts = [{ field: 'name', direction: 'asc' }] as const;
  const { id } = await ask(page, 'products.list', { ...EVERY_PRODUCT, sorts: [...sorts] });
  const ids = (await ask(page, 'products.page', { snapshot: id, from: 0, count: 200 })).map((row) => row.id);
  const read = async <F extends keyof ProductFields>(row: number, field: F) =>
    (await ask(page, 'products.get', { id: ids[row] ?? 0 }))?.fields[field];
  return {
    read,
    holds: <F extends keyof ProductFields>(row: number, field: F, value: ProductFields[F] | undefined) =>
      expect.poll(() => read(row, field)).toBe(value),
    count: async () => (await ask(page, 'products.list', EVERY_PRODUCT)).total,
  };
}

/** Electron's clipboard; without Electron's own types its name stands for that of the web. */
type NativeClipboard = {
  readonly readHTML: () => string;
  readonly write: (data: { readonly text: string; readonly html?: string }) => void;
};

export function readClipboard(app: ElectronApplication) {
  return {
    text: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    html: () => app.evaluate(({ clipboard }) => (clipboard as unknown as NativeClipboard).readHTML()),
    put: (given: { readonly text: string; readonly html?: string }) =>
      app.evaluate(({ clipboard }, data) => (clipboard as unknown as NativeClipboard).write(data), given),
  };
}

type Point = { readonly x: number; readonly y: number };

/** Where the first columns begin in their first widths, after the row’s number, and where the last of these ends. */
const EDGES = [0, 33, 253, 381, 485, 569, 661] as const;
const HEAD = 30;
const ROW = 32;

/** Cells as screen readers find them: by column from 1, after the row’s number, and by row from 0. */
export function readSheet(page: Page) {
  const cell = (column: number, row: number) => page.locator(`#glide-cell-${column}-${row}`);
  const corner = async () => {
    const box = await page.locator('canvas[data-pane-focus]').boundingBox();
    return { x: box?.x ?? 0, y: box?.y ?? 0 };
  };
  const drag = async (start: Point, end: Point): Promise<void> => {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
  };
  return {
    cell,
    focus: () => page.locator('canvas[data-pane-focus]').focus(),
    async go(...keys: readonly string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
    /** Goes to a cell by the keyboard; a second click on the same one would open it. */
    async goTo(column: number, row: number): Promise<void> {
      await page.locator('canvas[data-pane-focus]').focus();
      await page.keyboard.press('Control+Home');
      for (let at = 1; at < column; at += 1) await page.keyboard.press('ArrowRight');
      for (let at = 0; at < row; at += 1) await page.keyboard.press('ArrowDown');
      await expect(cell(column, row)).toBeFocused();
    },
    says: (column: number, row: number, text: string | RegExp) => expect(cell(column, row)).toHaveText(text),
    /** The headings as screen readers find them. */
    isHeaded: (text: string) =>
      expect(page.locator('canvas th').getByText(text, { exact: true })).toBeAttached(),
    isAt: (column: number, row: number) => expect(cell(column, row)).toBeFocused(),
    headings: () => page.locator('canvas thead th').allTextContents(),
    /** Drags with the mouse from the corner where the fill handle of a cell is to the middle of another cell. */
    async dragHandle(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
      const { x, y } = await corner();
      const start = { x: x + (EDGES[from[0] + 1] ?? 0) - 2, y: y + HEAD + (from[1] + 1) * ROW - 2 };
      const end = { x: x + (EDGES[to[0]] ?? 0) + 40, y: y + HEAD + to[1] * ROW + 16 };
      await drag(start, end);
    },
    /** Double-clicks the fill handle of a cell. */
    async doubleClickHandle([column, row]: readonly [number, number]): Promise<void> {
      const { x, y } = await corner();
      await page.mouse.dblclick(x + (EDGES[column + 1] ?? 0) - 2, y + HEAD + (row + 1) * ROW - 2);
    },
    /** Drags the heading of a column onto another one. */
    async dragHeading(from: number, to: number): Promise<void> {
      const { x, y } = await corner();
      const middle = (column: number) => x + ((EDGES[column] ?? 0) + (EDGES[column + 1] ?? 0)) / 2;
      await drag({ x: middle(from), y: y + 15 }, { x: middle(to), y: y + 15 });
    },
    /** Clicks the heading of a column. */
    async clickHeading(column: number, held: 'Shift' | null = null): Promise<void> {
      const { x, y } = await corner();
      if (held !== null) await page.keyboard.down(held);
      await page.mouse.click(x + (EDGES[column] ?? 0) + 20, y + 15);
      if (held !== null) await page.keyboard.up(held);
    },
    /** Clicks a cell of the first columns in their first widths; column 0 is the row’s number. */
    async click(column: number, row: number, held: 'Shift' | 'Control' | null = null): Promise<void> {
      const box = await page.locator('canvas[data-pane-focus]').boundingBox();
      const x = (box?.x ?? 0) + ([16, 100, 300, 420, 520][column] ?? 0);
      const y = (box?.y ?? 0) + 30 + row * 32 + 16;
      await page.mouse.move(x - 2, y);
      if (held !== null) await page.keyboard.down(held);
      await page.mouse.click(x, y);
      if (held !== null) await page.keyboard.up(held);
    },
  };
}
