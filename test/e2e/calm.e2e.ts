import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';
import { openSample } from './sample.ts';

const palette = (page: Page) => page.getByRole('combobox', { name: 'Find a command or product' });

/** Ctrl+K and the letters all at once: nothing waits until the window has followed. */
async function rush(keyboard: CDPSession, letters: string): Promise<void> {
  const press = (type: 'keyDown' | 'keyUp', key: string, modifiers: number) =>
    keyboard.send('Input.dispatchKeyEvent', {
      type,
      key,
      modifiers,
      code: `Key${key.toUpperCase()}`,
      windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
      ...(type === 'keyDown' && modifiers === 0 ? { text: key } : {}),
    });
  const keys = [{ key: 'k', modifiers: 2 }, ...[...letters].map((key) => ({ key, modifiers: 0 }))];
  await Promise.all(
    keys.flatMap(({ key, modifiers }) => [press('keyDown', key, modifiers), press('keyUp', key, modifiers)]),
  );
}

test('a bar that comes a moment later moves neither the list nor the details', async ({ desk }) => {
  const { page } = await desk.start();
  const person = sitDown(page);
  await page.evaluate(() => {
    const tops = new Set<number>();
    const look = (): void => {
      const list = document.querySelector('[data-pane="list"]');
      if (list !== null) tops.add(list.getBoundingClientRect().top);
      document.body.dataset['tops'] = [...tops].join(' ');
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByRole('button', { name: /Try the sample catalog/ }).click();
  await person.see('24 products');
  await person.see('Products are kept on this computer. To send them somewhere, add a remote.');
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('button', { name: 'Not now' })).toBeHidden();
  expect(await page.evaluate(() => document.body.dataset['tops'])).toMatch(/^\d+$/);
});

for (const slower of [1, 6]) {
  test(`letters right after Ctrl+K are the palette’s in a window ${slower} times slower`, async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await page.getByRole('button', { name: /Try the sample catalog/ }).click();
    await sitDown(page).see('24 products');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(/./);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    for (const letters of ['history', 'trash']) {
      await rush(session, letters);
      await expect(palette(page)).toHaveValue(letters);
      await expect(palette(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
    }
    await expect(page.getByText('24 products')).toBeVisible();
  });
}

test('the palette is above the filter that is edited, which is there again after it', async ({ desk }) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+Shift+l');
  const what = page.getByLabel('What', { exact: true }).and(page.locator('input'));
  await expect(what).toBeFocused();
  await person.press('Control+k');
  await expect(palette(page)).toBeFocused();
  // Clicks reach only what nothing covers.
  for (const option of await page.getByRole('option').all()) {
    if (await option.isVisible()) await option.hover({ trial: true });
  }
  await person.press('Escape');
  await expect(what).toBeFocused();
  await person.press('Control+k');
  await page.keyboard.type('show history');
  await person.press('Enter');
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(person.dialog('Filter')).toBeHidden();
});

test('names of languages that are written from right to left read so in fields and in the palette', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await person.typeProduct({ Name: 'كوب (24)', Description: 'כוס, 3 ס״מ.' });
  for (const label of ['Name', 'Description']) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveCSS('unicode-bidi', 'plaintext');
  }
  await person.save();
  await person.press('Control+k');
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type('كوب');
  const name = page.getByRole('option').getByText('كوب (24)');
  await expect(name).toHaveCSS('direction', 'rtl');
});
