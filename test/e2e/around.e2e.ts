import type { Page } from '@playwright/test';
import { type Desk, expect, type Running, test } from './fixture.ts';
import { sitDown } from './person.ts';

async function openSample(
  desk: Desk,
  args: readonly string[] = [],
): Promise<Running & { readonly person: ReturnType<typeof sitDown> }> {
  const running = await desk.start({ args });
  const person = sitDown(running.page);
  await running.page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  return { ...running, person };
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName.toLowerCase() ?? ''} ${activeElement?.id ?? ''}`.trim();
  });

test('after a search the keyboard is in the first cell that was found, and its keys work', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+f');
  await page.keyboard.type('mug');
  // Before the list has come: the row that was active is none of those that are found.
  await person.press('Enter');
  await expect(page.getByText('24 products')).toBeHidden();
  await expect(page.locator('#glide-cell-1-0')).toBeFocused();
  await person.press('ArrowRight');
  await expect(page.locator('#glide-cell-2-0')).toBeFocused();
});

test('a sheet that was sorted from the menu of its column, and arranged, keeps the keyboard', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await person.toList();
  await person.press('Control+Home');
  await person.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Sort A to Z' }).press('Enter');
  await expect(page.locator('canvas th').getByText('Name ↑', { exact: true })).toBeAttached();
  await expect.poll(() => focused(page)).toMatch(/^td glide-cell-1-\d+$/);
  await person.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Columns…' }).press('Enter');
  await person.dialog('Columns').getByRole('button', { name: 'Done' }).press('Enter');
  await expect(person.dialog('Columns')).toBeHidden();
  await expect.poll(() => focused(page)).toMatch(/^(td|canvas)/);
});

test('the order of the list is there again after a restart', async ({ desk }) => {
  const first = await openSample(desk);
  await first.person.toList();
  await first.person.press('Control+Home');
  await first.person.press('Alt+ArrowDown');
  await first.page.getByRole('menuitem', { name: 'Sort A to Z' }).press('Enter');
  const heading = (page: Page) => page.locator('canvas th').getByText('Name ↑', { exact: true });
  await expect(heading(first.page)).toBeAttached();
  await first.close();
  const second = await desk.start();
  await expect(heading(second.page)).toBeAttached();
});

test('a price that reads two ways is asked about by its own name, and answered by keyboard alone', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await person.toList();
  await person.press('Control+Home');
  const price = page.locator('canvas th').getByText(/^Price/);
  const column = Number(await price.getAttribute('aria-colindex'));
  const cell = page.locator(`#glide-cell-${column}-0`);
  for (let at = 1; at < column; at += 1) await person.press('ArrowRight');
  await expect(cell).toBeFocused();
  await page.keyboard.type('1,234');
  await person.press('Enter');
  const dialog = person.dialog('Which price is meant?');
  const thousands = dialog.getByRole('radio').first();
  await expect(thousands).toBeFocused();
  await expect(async () => {
    await person.press('Space');
    await expect(thousands).toBeChecked({ timeout: 100 });
  }).toPass();
  await person.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(cell).toHaveText(/1,234\.00/);
});

test('a laptop’s window has room for the sheet, and a message covers no count of products', async ({
  desk,
}) => {
  const { app, page, person } = await openSample(desk);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await expect
    .poll(async () => (await page.locator('[data-pane="list"]').boundingBox())?.width ?? 0)
    .toBeGreaterThan(680);
  await person.toList();
  await person.press('Control+Shift+d');
  const message = page.getByRole('region', { name: 'Messages' }).getByText('Duplicated 1 product.');
  const count = page.getByText('25 products', { exact: true });
  const [over, under] = [await message.boundingBox(), await count.boundingBox()];
  expect(over?.x).toBeGreaterThan((under?.x ?? 0) + (under?.width ?? 0));
});

test('back in the sheet from a new product, its commands are about the row again', async ({ desk }) => {
  const { page, person } = await openSample(desk);
  const bulkEdit = page.getByRole('button', { name: 'Bulk edit…' });
  await person.press('Control+n');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(bulkEdit).toHaveAttribute('aria-disabled', 'true');
  await person.toList();
  await expect(bulkEdit).toHaveAttribute('aria-disabled', 'false');
  await person.press('Control+h');
  await expect(person.dialog('Find and replace')).toBeVisible();
});

test('the drawer of a narrow window gives the keyboard back to the sheet', async ({ desk }) => {
  const { app, page, person } = await openSample(desk);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await person.toList();
  await person.press('Control+n');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await person.press('Escape');
  await expect(page.getByLabel('Name', { exact: true })).toBeHidden();
  await expect.poll(() => focused(page)).toMatch(/^(td|canvas)/);
});

test('the drawer of a narrow window stays where Escape closes what stands in or over it', async ({
  desk,
}) => {
  const { app, page, person } = await openSample(desk);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await person.toList();
  await person.press('Control+n');
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toBeFocused();
  await name.dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  const status = page.getByRole('combobox', { name: 'Status' });
  await status.click();
  await expect(status).toHaveAttribute('aria-expanded', 'true');
  await person.press('Escape');
  await expect(status).toHaveAttribute('aria-expanded', 'false');
  await person.press('Control+/');
  await expect(person.dialog('Keyboard shortcuts')).toBeVisible();
  await person.press('Escape');
  await expect(person.dialog('Keyboard shortcuts')).toBeHidden();
  await expect(name).toBeVisible();
  await person.press('Escape');
  await expect(name).toBeHidden();
});

test('from right to left the window is mirrored, and nothing is cut off or scrolls aside', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk, ['--language=ar-XB']);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const middleOf = async (pane: string): Promise<number> => {
    const box = await page.locator(`[data-pane="${pane}"]`).boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  await expect.poll(async () => (await middleOf('views')) > (await middleOf('list'))).toBe(true);
  expect(await middleOf('list')).toBeGreaterThan(await middleOf('details'));
  await expectNothingAside(page);
  for (const [keys, title] of [
    ['Control+e', 'Bulk edit'],
    ['Control+h', 'Find and replace'],
    ['Control+/', 'Keyboard shortcuts'],
  ] as const) {
    await person.press(keys);
    await expect(person.dialog(title)).toBeVisible();
    await expectNothingAside(page);
    await person.press('Escape');
    await expect(person.dialog(title)).toBeHidden();
  }
  for (const digit of [4, 5, 6, 7, 1]) {
    await person.press(`Control+${digit}`);
    await expectNothingAside(page);
  }
  for (const _look of ['list', 'images']) {
    await person.press('Control+Shift+g');
    await expectNothingAside(page);
  }
  // The next image is on the left.
  await expect(page.getByRole('grid', { name: /^Images of/ })).toBeFocused();
  await person.press('Home');
  await person.press('ArrowLeft');
  await expect(page.locator('[role="gridcell"][data-active]')).toHaveAttribute('data-index', '1');
});

/** Nothing but what is meant to scroll reaches beyond the sides of the window. */
async function expectNothingAside(page: Page): Promise<void> {
  const aside = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const buttons = [...document.querySelectorAll('button, input, textarea, [role="tab"]')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0,
    );
    const cut = buttons.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > window.innerWidth + 1;
    });
    return {
      wide: scrollWidth - clientWidth,
      cut: cut.map((element) => element.getAttribute('aria-label') ?? element.textContent),
    };
  });
  expect(aside).toEqual({ wide: 0, cut: [] });
}

test('in forced colours what is chosen, what has the keyboard and what is off are told apart', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(() => page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const style = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  const views = '[data-pane="views"] button';
  expect(await style(`${views}[aria-current]`, 'background-color')).not.toBe(
    await style(`${views}:not([aria-current])`, 'background-color'),
  );
  await person.toList();
  await person.press('Control+a');
  await person.press('Control+h');
  await person.enter('Find', 'the', person.dialog('Find and replace'));
  await person.see(/places will be replaced/);
  const tab = '[role="dialog"] [role="tab"]';
  for (const name of ['border-bottom-color', 'font-weight']) {
    expect(await style(`${tab}[aria-selected="true"]`, name)).not.toBe(
      await style(`${tab}[aria-selected="false"]`, name),
    );
  }
  // The others have no edge at all, or every tab looks chosen.
  expect(await style(`${tab}[aria-selected="false"]`, 'border-bottom-color')).toBe('rgba(0, 0, 0, 0)');
  const tick = '[role="dialog"] input[type="checkbox"]';
  expect(await style(`${tick}:checked`, 'background-color')).not.toBe(
    await style(`${tick}:not(:checked)`, 'background-color'),
  );
  await page.getByRole('tab', { name: /^The same/ }).focus();
  await person.press('ArrowLeft');
  expect(Number.parseFloat(await style(`${tab}:focus-visible`, 'outline-width'))).toBeGreaterThan(0);
});

test('the key right after the Escape that closes a dialog counts, however busy the computer is', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await page.getByRole('button', { name: 'Columns…' }).click();
  await expect(person.dialog('Columns')).toBeVisible();
  // No frame is drawn and no other task runs between the two.
  await page.evaluate(async () => {
    const press = (init: KeyboardEventInit) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
      );
    press({ key: 'Escape', code: 'Escape' });
    await Promise.resolve();
    press({ key: 'h', code: 'KeyH', ctrlKey: true });
  });
  await expect(person.dialog('Find and replace')).toBeVisible();
});
