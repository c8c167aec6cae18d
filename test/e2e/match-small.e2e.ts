import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { aProduct, resize } from './image-scene.ts';
import { answerFolder, BLUE, GREEN, makeFolder, openShop, RED } from './matching.ts';

const LONG = 'a rather long name of a picture that somebody exported from a camera 00012.png';

test('in a small window everything of matching images is there, whole, and in one line of tabs', async ({
  desk,
}) => {
  const { app, page } = await openShop(desk);
  const products = ['TIN-1', 'TIN_1', 'TIN 1'].map((sku) =>
    aProduct(`A tin with a name that goes on and on for the whole kitchen, ${sku}`, sku, ''),
  );
  await ask(page, 'products.add', { products, remotes: [] });
  await resize(app, { width: 960, height: 600 });
  const folder = makeFolder(desk, {
    'BOWL/back.png': BLUE,
    'BOWL/front.png': GREEN,
    [`BOWL/${LONG}`]: RED,
    'TIN.1.png': Buffer.concat([RED, Buffer.from('x')]),
  });
  await answerFolder(app, folder);
  await page.keyboard.press('Control+Shift+m');
  const several = page.getByRole('tab', { name: 'Several files 3' });
  await expect(several).toBeFocused();

  const tops = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
  const rights = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().right));
  const dialog = await page.getByRole('dialog').boundingBox();
  expect(Math.max(...rights)).toBeLessThanOrEqual((dialog?.x ?? 0) + (dialog?.width ?? 0));

  await expect(page.getByText(`Nothing chosen; first by name is ${LONG}`)).toBeVisible();
  const choices = page.getByRole('radio', { name: /for Bowl$/ });
  await choices.last().focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect(page.getByRole('radio', { name: 'None of them for Bowl' })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  const first = page.getByRole('radio', { name: `${LONG} for Bowl` });
  await expect(first).toBeFocused();
  await expect(page.locator('label', { has: first }).locator('img')).toBeInViewport({ ratio: 1 });

  await page.getByRole('tab', { name: 'Several products 1' }).click();
  for (const { name } of products) {
    const shown = page.getByRole('list', { name: /^Products that/ }).getByText(name, { exact: true });
    expect(await shown.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
    expect(await shown.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expect(page.getByRole('button', { name: `Give TIN.1.png to ${name}` })).toBeInViewport({
      ratio: 1,
    });
  }
});
