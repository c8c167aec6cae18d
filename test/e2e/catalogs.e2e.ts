import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { expect, type Running, test } from './fixture.ts';
import { appArgs, electronPath } from './launch.ts';
import { openSheet, readSheet } from './sheet.ts';

async function becomes(page: Page, kind: string): Promise<void> {
  await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe(kind);
}

async function addProduct(page: Page, name: string): Promise<number> {
  const fields = { ...newProductFields('EUR'), name };
  return (await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null })).id;
}

async function titleOf({ app }: Running): Promise<string> {
  return await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
}

test('the sample catalog opens, answers, and is there again after a restart', async ({ desk }) => {
  const first = await desk.start();
  expect(await ask(first.page, 'catalogs.state', {})).toEqual({ kind: 'none' });
  expect(await ask(first.page, 'catalogs.openSample', {})).toMatchObject({ kind: 'open', sample: true });
  const { id, total } = await ask(first.page, 'products.list', EVERY_PRODUCT);
  expect(total).toBe(24);
  expect(await ask(first.page, 'products.page', { snapshot: id, from: 0, count: 200 })).toHaveLength(24);
  await addProduct(first.page, 'One more');
  expect(await titleOf(first)).toBe('Sample catalog — Offshelf');
  await first.close();

  const { page } = await desk.start();
  await becomes(page, 'open');
  expect((await ask(page, 'products.list', EVERY_PRODUCT)).total).toBe(25);
  expect(await ask(page, 'catalogs.recent', {})).toMatchObject([{ name: 'Sample catalog' }]);
  expect((await ask(page, 'app.info', {})).sqlite).toMatch(/^3\.\d+/);
});

test('each catalog has its own order of the list, and says by which column at first', async ({ desk }) => {
  const first = await openSheet(desk);
  await first.page.setViewportSize({ width: 3200, height: 900 });
  await first.sheet.isHeaded('Name ↑');
  await first.close();

  const second = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await becomes(second.page, 'open');
  await addProduct(second.page, 'Older');
  await addProduct(second.page, 'Newer');
  await second.page.setViewportSize({ width: 3200, height: 900 });
  await second.page.keyboard.press('F5');
  const sheet = readSheet(second.page);
  await sheet.isHeaded('Changed ↓');
  await sheet.says(1, 0, 'Newer');
  const box = await second.page.locator('canvas[data-pane-focus]').boundingBox();
  // The last column in the first widths of all.
  await second.page.mouse.click((box?.x ?? 0) + 33 + 1880 + 20, (box?.y ?? 0) + 15);
  await sheet.isHeaded('Changed ↑');
  await sheet.says(1, 0, 'Older');
  expect(await sheet.headings()).not.toContain('Name ↑');
});

test('what was saved is there after the program was killed', async ({ desk }) => {
  const catalog = join(desk.folder, 'Shop');
  const first = await desk.start({ catalog });
  await becomes(first.page, 'open');
  const ids = [];
  for (let number = 0; number < 20; number += 1) ids.push(await addProduct(first.page, `Product ${number}`));
  await first.kill();
  const { page } = await desk.start();
  await becomes(page, 'open');
  for (const id of ids) expect(await ask(page, 'products.get', { id })).not.toBeNull();
});

test('closing the window waits until the page has kept what was typed', async ({ desk }) => {
  const catalog = join(desk.folder, 'Shop');
  const first = await desk.start({ catalog });
  await becomes(first.page, 'open');
  await first.page.evaluate(
    (fields) => {
      window.offshelf.on.flush(() => {
        const id = '019ab000-0000-7000-8000-000000000001';
        void window.offshelf.drafts.keep({ id, productId: null, baseVersion: 0, fields });
      });
    },
    { ...newProductFields('EUR'), name: 'typed and never saved' },
  );
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await first.app.waitForEvent('close');
  const { page } = await desk.start();
  await becomes(page, 'open');
  const drafts = await ask(page, 'drafts.list', {});
  expect(drafts.map(({ fields }) => fields.name)).toContain('typed and never saved');
});

test('a page that hangs does not keep the program from closing', async ({ desk }) => {
  const { app, page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await becomes(page, 'open');
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  const started = Date.now();
  await app.evaluate((electron) => electron.app.quit()).catch(() => undefined);
  await app.waitForEvent('close');
  expect(Date.now() - started).toBeLessThan(8000);
});

test('a second start with a catalog file opens that catalog in the running window', async ({ desk }) => {
  const first = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await becomes(first.page, 'open');
  const other = join(desk.folder, 'Other');
  await first.close();
  const made = await desk.start({ catalog: other });
  await becomes(made.page, 'open');
  await made.close();

  const running = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await expect.poll(() => titleOf(running)).toBe('Shop — Offshelf');
  const second = spawn(electronPath(), [
    ...appArgs(join(desk.folder, 'profile')),
    join(other, 'catalog.offshelf'),
  ]);
  await once(second, 'exit');
  await expect.poll(() => titleOf(running)).toBe('Other — Offshelf');
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a file that is no catalog is refused with a reason and left as it is', async ({ desk }) => {
  const foreign = join(desk.folder, 'Foreign');
  mkdirSync(foreign);
  const file = join(foreign, 'catalog.offshelf');
  writeFileSync(file, 'this is no catalog'.repeat(1000));
  const before = readFileSync(file);
  const { page } = await desk.start({ args: [file] });
  await becomes(page, 'refused');
  const state = await ask(page, 'catalogs.state', {});
  expect(state).toMatchObject({ kind: 'refused', name: 'Foreign', why: 'foreign' });
  expect(state.kind === 'refused' && state.message).not.toContain(desk.folder);
  expect(readFileSync(file)).toEqual(before);
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(await ask(page, 'catalogs.openSample', {})).toMatchObject({ kind: 'open' });
});

test('a catalog that is not there any more is said, and nothing is put in its place', async ({ desk }) => {
  const { page } = await desk.start({ args: [join(desk.folder, 'Gone', 'catalog.offshelf')] });
  await becomes(page, 'refused');
  expect(await ask(page, 'catalogs.state', {})).toMatchObject({ why: 'missing', name: 'Gone' });
  expect(existsSync(join(desk.folder, 'Gone'))).toBe(false);
});

test('preferences that can not be read are set aside and said', async ({ desk }) => {
  const profile = join(desk.folder, 'profile');
  mkdirSync(profile);
  writeFileSync(join(profile, 'preferences.json'), '{"theme": 7');
  const { page } = await desk.start();
  expect(await ask(page, 'app.theme', {})).toBe('system');
  await ask(page, 'app.setTheme', { theme: 'dark' });
  expect(readFileSync(join(profile, 'preferences.json'), 'utf8')).toContain('dark');
  const aside = readdirSync(profile).find((name) => name.startsWith('preferences.broken-')) ?? '';
  expect(readFileSync(join(profile, aside), 'utf8')).toBe('{"theme": 7');
});

const boundsOf = async ({ app }: Running) =>
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window comes back where it was left', async ({ desk }) => {
  const left = { x: 40, y: 60, width: 1100, height: 700 };
  // The display moves a window in its own time.
  const isLeftIn = (running: Running) =>
    expect
      .poll(async () => {
        const { x = 0, width = 0, height = 0 } = (await boundsOf(running)) ?? {};
        return { isLeft: Math.abs(x - left.x) < 40, width, height };
      })
      .toEqual({ isLeft: true, width: left.width, height: left.height });
  const first = await desk.start();
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, left);
  await isLeftIn(first);
  await first.close();
  await isLeftIn(await desk.start());
});

test('the theme is kept, and the page follows it', async ({ desk }) => {
  const first = await desk.start();
  await ask(first.page, 'app.setTheme', { theme: 'dark' });
  const isDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;
  await expect.poll(() => first.page.evaluate(isDark)).toBe(true);
  await first.close();
  const { page } = await desk.start();
  expect(await ask(page, 'app.theme', {})).toBe('dark');
  expect(await page.evaluate(isDark)).toBe(true);
});
