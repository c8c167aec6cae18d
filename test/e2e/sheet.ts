import { expect, type Page } from '@playwright/test';
import type { Desk } from './fixture.ts';
import { sitDown } from './person.ts';

/** The sample catalog by name, with the keyboard on its first cell. */
export async function openSheet(desk: Desk) {
  const { app, page, close } = await desk.start();
  const person = sitDown(page);
  await page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  const sheet = readSheet(page);
  await sheet.focus();
  await sheet.go('Control+Home');
  await person.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Sort A to Z' }).click();
  await sheet.isHeaded('Name ↑');
  await sheet.focus();
  await sheet.go('Control+Home');
  return { app, page, person, sheet, close };
}

/** Cells as screen readers find them: by column from 1, after the row’s number, and by row from 0. */
export function readSheet(page: Page) {
  const cell = (column: number, row: number) => page.locator(`#glide-cell-${column}-${row}`);
  return {
    cell,
    focus: () => page.locator('canvas[data-pane-focus]').focus(),
    async go(...keys: readonly string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
    says: (column: number, row: number, text: string | RegExp) => expect(cell(column, row)).toHaveText(text),
    /** The headings as screen readers find them. */
    isHeaded: (text: string) =>
      expect(page.locator('canvas th').getByText(text, { exact: true })).toBeAttached(),
    isAt: (column: number, row: number) => expect(cell(column, row)).toBeFocused(),
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
