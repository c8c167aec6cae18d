import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';

const labels = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));

const choose = (app: ElectronApplication, menu: string, item: string) =>
  app.evaluate(
    ({ Menu }, wanted) => {
      const top = Menu.getApplicationMenu()?.items.find(({ label }) => label === wanted.menu);
      top?.submenu?.items.find(({ label }) => label === wanted.item)?.click();
    },
    { menu, item },
  );

test('the native menu has the commands of the window, and says why one can’t be used', async ({ desk }) => {
  const { app, page } = await openSample(desk);
  await expect.poll(() => labels(app)).toEqual(['&File', '&Edit', '&View', '&Go', '&Send', '&Help']);
  await choose(app, '&Go', 'Show history');
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await choose(app, '&Edit', 'Redo');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('There is nothing to do again.');
  await choose(app, '&View', 'Dark colours');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('the native menu speaks the language of the window', async ({ desk }) => {
  const { app } = await desk.start({ args: ['--language=en-XA'] });
  await expect.poll(async () => (await labels(app))?.length).toBe(6);
  for (const label of (await labels(app)) ?? []) expect(label).toMatch(/^\[.*\]$/u);
});
