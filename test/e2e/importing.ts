import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Desk, expect } from './fixture.ts';
import { sitDown } from './person.ts';

/** A person at a catalog without products. */
export async function openEmpty(desk: Desk) {
  const catalog = join(desk.folder, 'Shop');
  const { app, page, close } = await desk.start({ catalog });
  const person = sitDown(page);
  await person.see('This catalog has no products yet.');
  return { app, page, person, close };
}

/** Gives the window a file to import, and waits for what is made of it. */
export async function give(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+i');
  await page.getByLabel('File to import', { exact: true }).setInputFiles(file);
  await expect(page.getByRole('button', { name: /^Check every row/ })).toBeFocused();
}
